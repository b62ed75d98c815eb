package io.slipway.host;

import java.io.IOException;

/** Where the build runs. A stage has these powers and no others, so that it works alike on this machine and on a Jenkins agent. */
public interface Host {
    /**
     * Runs a command to its end. An interruption ends the command with all its children before it is passed on.
     *
     * @param command what to run
     * @return how it ended; an exit code other than 0 is an answer, not an error
     * @throws MissingToolException if the tool is not there
     * @throws DeliveryException if the command cannot be started
     * @throws IOException if its streams cannot be read or written
     * @throws InterruptedException if the step is aborted
     */
    ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException;

    /**
     * @return the checkout of the application
     */
    Directory workspace();

    /**
     * @return a new temporary directory, which the caller closes
     * @throws IOException if it cannot be made
     */
    Scratch scratch() throws IOException;

    /**
     * Sends one HTTP request from the host. Redirects are answers, never followed.
     *
     * @param request what to send
     * @return the answer, whatever its status
     * @throws IOException if there was no answer; its message names what failed (refused, timed out, TLS …)
     * @throws InterruptedException if the step is aborted
     */
    HttpResponse send(HttpRequest request) throws IOException, InterruptedException;
}

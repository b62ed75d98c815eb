package io.slipway.runner;

import io.slipway.runner.cli.Slipway;
import io.slipway.runner.doctor.DoctorCommand;
import io.slipway.runner.serve.ServeCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments as on the command line
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        Slipway slipway = new Slipway(out, System.err)
                .with("serve", ServeCommand::new)
                .with("gate", "Gives the verdict from stored reports.", GateCommand::new)
                .with("accept", "Adds the security officer's decision to the acceptances file.", AcceptCommand::new)
                .with("verify", "Checks that a delivery record is whole and unaltered.", VerifyCommand::new)
                .with("doctor", "Lists the tools that are there, and those that are missing.", DoctorCommand::new);
        int code = slipway.execute(arguments);
        out.flush();
        System.exit(code);
    }
}

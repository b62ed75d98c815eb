package io.slipway.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to a server on loopback that stops carrying what is sent as soon as one client has sent a megabyte. */
final class SlowLink implements AutoCloseable {
    private static final long MOST_BYTES = 1_000_000;

    private final int to;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean stuck;

    SlowLink(int to) throws IOException {
        this.to = to;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String name() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Whether a client is in the middle of sending something long. */
    boolean isStuck() {
        return stuck;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket target = new Socket(InetAddress.getLoopbackAddress(), to);
            sockets.addAll(List.of(client, target));
            start(() -> carry(client, target, MOST_BYTES));
            start(() -> carry(target, client, Long.MAX_VALUE));
        }
    }

    private void carry(Socket from, Socket into, long most) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream();
        byte[] buffer = new byte[8192];
        long carried = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
            carried += length;
            if (carried > most) {
                stuck = true;
                return;
            }
        }
        into.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The connection has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

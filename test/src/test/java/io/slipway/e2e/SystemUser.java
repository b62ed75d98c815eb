package io.slipway.e2e;

/** A system user of this machine's that may use its Docker engine and nothing else, for the time of a test. */
record SystemUser(String name) implements AutoCloseable {
    static SystemUser create(String name) throws Exception {
        remove(name);
        AppServer.run("useradd", "--system", "--no-create-home", "--groups", "docker", name);
        return new SystemUser(name);
    }

    private static void remove(String name) throws Exception {
        AppServer.run("sh", "-c", "! getent passwd \"$0\" >/dev/null || userdel \"$0\"", name);
    }

    @Override
    public void close() throws Exception {
        remove(name);
    }
}

package jenkins.management;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/management/Badge.java. */
public class Badge {
    public Badge(String text, String tooltip, Severity severity) {}

    public enum Severity {
        DANGER,
        WARNING,
        INFO
    }
}

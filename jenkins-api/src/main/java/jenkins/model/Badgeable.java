package jenkins.model;

import jenkins.management.Badge;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/model/Badgeable.java. */
public interface Badgeable {
    default Badge getBadge() {
        throw new UnsupportedOperationException();
    }
}

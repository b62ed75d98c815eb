package hudson.security;

import org.springframework.security.core.Authentication;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/ACL.java. */
public abstract class ACL {
    public static final Authentication SYSTEM2 = null;

    public static ACLContext as2(Authentication a) {
        throw new UnsupportedOperationException();
    }
}

package jenkins.scm.api;

import hudson.model.Item;
import java.util.List;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMSourceOwner.java. */
public interface SCMSourceOwner extends Item {
    List<SCMSource> getSCMSources();
}

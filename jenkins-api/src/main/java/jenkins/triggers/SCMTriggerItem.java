package jenkins.triggers;

import hudson.model.Item;
import hudson.scm.SCM;
import java.util.Collection;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/triggers/SCMTriggerItem.java. */
public interface SCMTriggerItem {
    Item asItem();

    Collection<? extends SCM> getSCMs();
}

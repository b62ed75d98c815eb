package io.jenkins.plugins.slipway.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;

/** The drop-down of the credentials that Jenkins itself can use, for who may see them: whoever calls it has checked that. */
public final class CredentialChoice {
    private CredentialChoice() {}

    /**
     * @param type which kind
     * @param chosen the id in the field
     * @return those that the administrator may choose from
     */
    public static ListBoxModel of(Class<? extends StandardCredentials> type, String chosen) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), type, List.of(), CredentialsMatchers.always())
                .includeCurrentValue(chosen);
    }
}

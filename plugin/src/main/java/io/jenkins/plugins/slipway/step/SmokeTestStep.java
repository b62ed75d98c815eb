package io.jenkins.plugins.slipway.step;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.credentials.CredentialKind;
import java.util.Map;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code smokeTest}: tests a container. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Jenkins knows no entries' types
public final class SmokeTestStep extends DeliveryPipelineStep {
    /**
     * @param image as the contract says
     * @param port as the contract says
     */
    @DataBoundConstructor
    public SmokeTestStep(String image, int port) {
        super("smokeTest");
        give("image", image);
        give("port", port);
    }

    /** @return what was given, otherwise the default */
    public String getImage() {
        return text("image");
    }

    /** @return what was given, otherwise the default */
    public int getPort() {
        return number("port");
    }

    /** @return what was given, otherwise the default */
    public String getPath() {
        return text("path");
    }

    /** @param path as the contract says */
    @DataBoundSetter
    public void setPath(String path) {
        give("path", path);
    }

    /** @return what was given, otherwise the default */
    public String getMethod() {
        return text("method");
    }

    /** @param method as the contract says */
    @DataBoundSetter
    public void setMethod(String method) {
        give("method", method);
    }

    /** @return what was given, otherwise the default */
    public String getCredentialsId() {
        return text("credentialsId");
    }

    /** @param credentialsId as the contract says */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        give("credentialsId", credentialsId);
    }

    /** @return what was given, otherwise the default */
    public Map getHeaders() {
        return map("headers");
    }

    /** @param headers as the contract says */
    @DataBoundSetter
    public void setHeaders(Map headers) {
        give("headers", headers);
    }

    /** @return what was given, otherwise the default */
    public String getBody() {
        return text("body");
    }

    /** @param body as the contract says */
    @DataBoundSetter
    public void setBody(String body) {
        give("body", body);
    }

    /** @return what was given, otherwise the default */
    public int getExpectStatus() {
        return number("expectStatus");
    }

    /** @param expectStatus as the contract says */
    @DataBoundSetter
    public void setExpectStatus(int expectStatus) {
        give("expectStatus", expectStatus);
    }

    /** @return what was given, otherwise the default */
    public String getExpectBody() {
        return text("expectBody");
    }

    /** @param expectBody as the contract says */
    @DataBoundSetter
    public void setExpectBody(String expectBody) {
        give("expectBody", expectBody);
    }

    /** @return what was given, otherwise the default */
    public Map getExpectJson() {
        return map("expectJson");
    }

    /** @param expectJson as the contract says */
    @DataBoundSetter
    public void setExpectJson(Map expectJson) {
        give("expectJson", expectJson);
    }

    /** @return what was given, otherwise the default */
    public Map getEnv() {
        return map("env");
    }

    /** @param env as the contract says */
    @DataBoundSetter
    public void setEnv(Map env) {
        give("env", env);
    }

    /** @return what was given, otherwise the default */
    public String[] getVolumes() {
        return list("volumes");
    }

    /** @param volumes as the contract says */
    @DataBoundSetter
    public void setVolumes(String[] volumes) {
        give("volumes", volumes.clone());
    }

    /** @return what was given, otherwise the default */
    public int getReadyTimeout() {
        return number("readyTimeout");
    }

    /** @param readyTimeout as the contract says */
    @DataBoundSetter
    public void setReadyTimeout(int readyTimeout) {
        give("readyTimeout", readyTimeout);
    }

    /** @return what was given, otherwise the default */
    public int getTimeout() {
        return number("timeout");
    }

    /** @param timeout as the contract says */
    @DataBoundSetter
    public void setTimeout(int timeout) {
        give("timeout", timeout);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("smokeTest", "Test a container of an image");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "image", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckPort(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "port", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "path", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckMethod(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "method", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckBody(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "body", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckExpectStatus(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "expectStatus", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckExpectBody(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "expectBody", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckReadyTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "readyTimeout", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "timeout", value);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return credentials(item, CredentialKind.USERNAME_PASSWORD, credentialsId);
        }
    }
}

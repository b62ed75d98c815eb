package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import java.io.IOException;
import java.io.InputStream;

/** Signatures of Jenkins' type, from plain-credentials 199, src/main/java/org/jenkinsci/plugins/plaincredentials/FileCredentials.java. */
public interface FileCredentials extends StandardCredentials {
    String getFileName();

    InputStream getContent() throws IOException;
}

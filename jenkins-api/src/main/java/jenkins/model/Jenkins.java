package jenkins.model;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.List;
import jenkins.util.io.OnMaster;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/model/Jenkins.java. */
public class Jenkins implements AccessControlled, ItemGroup<TopLevelItem>, OnMaster, Loadable {
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;

    private Jenkins() {}

    @Override
    public void load() throws IOException {
        throw new UnsupportedOperationException();
    }

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public String getRootUrl() {
        throw new UnsupportedOperationException();
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static Jenkins get() {
        throw new UnsupportedOperationException();
    }

    public static Jenkins getInstanceOrNull() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TopLevelItem> getItems() {
        throw new UnsupportedOperationException();
    }
}

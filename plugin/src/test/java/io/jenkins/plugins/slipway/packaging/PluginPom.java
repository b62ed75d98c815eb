package io.jenkins.plugins.slipway.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What plugin/pom.xml says, before anything is packaged. */
public final class PluginPom {
    private static final Pattern LIST = Pattern.compile("<slipway\\.(?:api-)?plugins>([^<]+)<");
    private static final Pattern DEPENDENCY = Pattern.compile("([^,:;]+):([^,:;]+)(;resolution:=optional)?");

    private PluginPom() {}

    /**
     * @return versions by short name, of the Jenkins plugins that Slipway depends on
     * @throws IOException if the file cannot be read
     */
    public static Map<String, String> dependencies() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        Matcher lists = LIST.matcher(Files.readString(Path.of("pom.xml")));
        while (lists.find()) {
            Matcher dependencies = DEPENDENCY.matcher(lists.group(1));
            while (dependencies.find()) {
                versions.put(dependencies.group(1), dependencies.group(2));
            }
        }
        return versions;
    }
}

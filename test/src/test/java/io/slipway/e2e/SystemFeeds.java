package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/**
 * What Clair's updaters for Ubuntu and Alpine read: Launchpad's list of series with a document of OVAL for each, and Alpine's SecDB.
 *
 * @param facts of the small database
 */
record SystemFeeds(JsonNode facts) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> SERIES = Map.of("jammy", "22.04", "noble", "24.04");
    private static final int NEWEST_ALPINE = 21;
    private static final String ID = "oval:com.ubuntu.%s:%s:%d";

    /** Nothing where there is nothing at that path. */
    byte[] content(String path) throws IOException {
        if (path.equals("/ubuntu/series")) {
            return series();
        }
        if (path.matches("/ubuntu/[a-z]+\\.xml")) {
            return oval(path.substring("/ubuntu/".length(), path.length() - ".xml".length()));
        }
        if (path.equals("/alpine/last-update")) {
            return "1".getBytes(UTF_8);
        }
        String[] alpine = path.replaceFirst("^/alpine/v3\\.", "").split("/", 2);
        boolean known = path.startsWith("/alpine/v3.") && Integer.parseInt(alpine[0]) <= NEWEST_ALPINE;
        return known ? secDb("3." + alpine[0], alpine[1]) : new byte[0];
    }

    /** None is active: Clair would look for an active one's document at a fixed address, so its configuration names them. */
    private static byte[] series() throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode entries = root.putArray("entries");
        SERIES.forEach((name, version) ->
                entries.addObject().put("active", false).put("name", name).put("version", version));
        return MAPPER.writeValueAsBytes(root);
    }

    private byte[] oval(String series) {
        StringBuilder definitions = new StringBuilder();
        StringBuilder tests = new StringBuilder();
        StringBuilder objects = new StringBuilder();
        StringBuilder states = new StringBuilder();
        StringBuilder variables = new StringBuilder();
        int number = 100;
        for (Map.Entry<String, JsonNode> source :
                advisories("ubuntu " + SERIES.get(series)).properties()) {
            for (Map.Entry<String, JsonNode> cve : source.getValue().properties()) {
                number += 10;
                definitions.append("""
                        <definition class="vulnerability" id="%2$s" version="1"><metadata>
                          <title>%1$s on Ubuntu %6$s LTS (%5$s) - medium</title><description>%4$s</description>
                          <reference source="CVE" ref_id="%1$s" ref_url="https://ubuntu.com/security/%1$s"/>
                          <advisory><severity>Medium</severity><public_date>2024-07-01 08:15:00 UTC</public_date></advisory>
                        </metadata><criteria><criterion test_ref="%3$s" comment="fixed"/></criteria></definition>
                        """.formatted(
                                cve.getKey(),
                                ID.formatted(series, "def", number),
                                ID.formatted(series, "tst", number),
                                source.getKey(),
                                series,
                                SERIES.get(series)));
                tests.append("""
                        <linux-def:dpkginfo_test id="%s" version="1" check_existence="at_least_one_exists" check="at least one">
                          <linux-def:object object_ref="%s"/><linux-def:state state_ref="%s"/></linux-def:dpkginfo_test>
                        """.formatted(
                                ID.formatted(series, "tst", number),
                                ID.formatted(series, "obj", number),
                                ID.formatted(series, "ste", number)));
                objects.append("""
                        <linux-def:dpkginfo_object id="%s" version="1"><linux-def:name var_ref="%s" var_check="at least one"/></linux-def:dpkginfo_object>
                        """.formatted(ID.formatted(series, "obj", number), ID.formatted(series, "var", number)));
                states.append("""
                        <linux-def:dpkginfo_state id="%s" version="1"><linux-def:evr datatype="debian_evr_string" operation="less than">%s</linux-def:evr></linux-def:dpkginfo_state>
                        """.formatted(
                                ID.formatted(series, "ste", number),
                                cve.getValue().path("fixedVersion").asText()));
                // The packages that are built of the source.
                variables.append("""
                        <constant_variable id="%s" version="1" datatype="string" comment="packages"><value>%s-client</value><value>%2$s-server</value></constant_variable>
                        """.formatted(ID.formatted(series, "var", number), source.getKey()));
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5" xmlns:linux-def="http://oval.mitre.org/XMLSchema/oval-definitions-5#linux">
                <definitions>%s</definitions><tests>%s</tests><objects>%s</objects><states>%s</states><variables>%s</variables>
                </oval_definitions>
                """.formatted(definitions, tests, objects, states, variables).getBytes(UTF_8);
    }

    /** A directory of a release, or its file for one repository; of releases that the small database does not know they are empty. */
    private byte[] secDb(String release, String file) throws IOException {
        if (file.isEmpty()) {
            return "main.json".getBytes(UTF_8);
        }
        if (!file.equals("main.json")) {
            return new byte[0];
        }
        ObjectNode root = MAPPER.createObjectNode();
        root.put("apkurl", "{{urlprefix}}/{{distroversion}}/{{reponame}}/{{arch}}/{{pkg.name}}-{{pkg.ver}}.apk");
        root.put("reponame", "main")
                .put("distroversion", "v" + release)
                .put("urlprefix", "https://dl-cdn.alpinelinux.org/alpine");
        ArrayNode packages = root.putArray("packages");
        advisories("alpine " + release).properties().forEach(source -> {
            ObjectNode entry = packages.addObject().putObject("pkg").put("name", source.getKey());
            ObjectNode fixes = entry.putObject("secfixes");
            source.getValue().properties().forEach(cve -> fixes.withArrayProperty(
                            cve.getValue().path("fixedVersion").asText())
                    .add(cve.getKey()));
        });
        return MAPPER.writeValueAsBytes(root);
    }

    private JsonNode advisories(String platform) {
        return facts.path("platforms").path(platform).path("advisories");
    }
}

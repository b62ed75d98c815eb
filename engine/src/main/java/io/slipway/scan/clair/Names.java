package io.slipway.scan.clair;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a vulnerability. Clair's report has no field for aliases: those of OSV's advisories stand among the links, as addresses at
 * osv.dev; other advisories name the CVE that they are about in a link, and several where they are about several.
 *
 * @param id the name: the CVE, if there is one
 * @param aliases the other names
 */
record Names(String id, List<String> aliases) {
    private static final Pattern ALIAS =
            Pattern.compile("https://osv\\.dev/vulnerability/([A-Za-z0-9-]{4,40})(?:\\s|$)");
    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,9}");

    static Names of(String named, String links) {
        // Advisories of some vendors put their title behind the name.
        String id = named.strip().split("[\\s:](?=\\s)|\\s", 2)[0];
        TreeSet<String> aliases = new TreeSet<>();
        Matcher alias = ALIAS.matcher(links);
        while (alias.find()) {
            aliases.add(alias.group(1));
        }
        if (aliases.isEmpty() && !CVE.matcher(id).matches()) {
            TreeSet<String> mentioned = new TreeSet<>();
            Matcher cve = CVE.matcher(named + " " + links);
            while (cve.find()) {
                mentioned.add(cve.group());
            }
            if (mentioned.size() == 1) {
                aliases.addAll(mentioned);
            }
        }
        aliases.add(id);
        String name = cve(aliases).orElse(id);
        aliases.remove(name);
        return new Names(name, List.copyOf(aliases));
    }

    /** The CVE, if there is exactly one. */
    private static Optional<String> cve(TreeSet<String> names) {
        List<String> cves =
                names.stream().filter(name -> CVE.matcher(name).matches()).toList();
        return cves.size() == 1 ? Optional.of(cves.get(0)) : Optional.empty();
    }
}

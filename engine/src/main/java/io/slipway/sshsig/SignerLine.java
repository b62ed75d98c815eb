package io.slipway.sshsig;

import io.slipway.host.DeliveryException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of an allowed signers file: {@code principals [options] keytype base64 [comment]}. */
final class SignerLine {
    private static final Pattern LINE = Pattern.compile(
            "(?<principals>\"[^\"]+\"|[^\\s\"]+)\\s+(?:(?<options>(?:[^\\s\"]|\"[^\"]*\")+)\\s+)??(?<type>(?:ssh|ecdsa|sk)-[^\\s\"]+)\\s+(?<key>[A-Za-z0-9+/=]+)(?:\\s.*)?");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z-]+)(?:=\"([^\"]*)\")?(?:,|$)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final String place;

    private SignerLine(String place) {
        this.place = place;
    }

    static List<AllowedSigner> parse(String name, String text) throws DeliveryException {
        List<AllowedSigner> signers = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String plain = line.strip();
            if (!plain.isEmpty() && !plain.startsWith("#")) {
                signers.add(new SignerLine(name + ":" + number).signer(plain));
            }
        }
        return signers;
    }

    private AllowedSigner signer(String line) throws DeliveryException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw fault("expected 'principals [options] keytype key', as in ssh-keygen(1), ALLOWED SIGNERS");
        }
        Map<String, String> options =
                options(Optional.ofNullable(matcher.group("options")).orElse(""));
        try {
            return new AllowedSigner(
                    PatternList.of(matcher.group("principals").replace("\"", "")),
                    Optional.ofNullable(options.get("namespaces")).map(PatternList::of),
                    time(options.get("valid-after")),
                    time(options.get("valid-before")),
                    SshPublicKey.parse(matcher.group("type"), matcher.group("key")));
        } catch (SshSignatureException e) {
            throw fault(e.getMessage());
        }
    }

    private Map<String, String> options(String text) throws DeliveryException {
        Map<String, String> options = new HashMap<>();
        Matcher matcher = OPTION.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find() || matcher.start() != end) {
                throw fault("the options '" + text + "' cannot be read");
            }
            end = matcher.end();
            put(options, matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        return options;
    }

    private void put(Map<String, String> options, String name, String value) throws DeliveryException {
        if (name.equals("cert-authority")) {
            throw fault(
                    "'cert-authority' is not taken: certificates are not checked here; list the officers' own keys");
        }
        if (!List.of("namespaces", "valid-after", "valid-before").contains(name) || value == null) {
            throw fault("the option '" + name
                    + "' is not known; expected namespaces=\"…\", valid-after=\"…\" or valid-before=\"…\"");
        }
        if (options.put(name, value) != null) {
            throw fault("the option '" + name + "' stands there twice");
        }
    }

    /** {@code YYYYMMDD} or {@code YYYYMMDDHHMM[SS]}, in UTC with and without the {@code Z}, so that all machines read the same. */
    private Optional<Instant> time(String text) throws DeliveryException {
        if (text == null) {
            return Optional.empty();
        }
        String digits = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("\\d{8}(?:\\d{4}(?:\\d{2})?)?")) {
            throw fault("'" + text + "' is no time; expected YYYYMMDD or YYYYMMDDHHMM[SS]");
        }
        try {
            return Optional.of(LocalDateTime.parse((digits + "000000").substring(0, 14), TIME)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw fault("'" + text + "' is no time that there is");
        }
    }

    private DeliveryException fault(String problem) {
        return new DeliveryException(place + ": " + problem);
    }
}

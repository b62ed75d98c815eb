package io.slipway.gitlab.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Writes an entry as one line: the CRC-32C of its JSON in eight hex digits, a blank, the JSON. */
final class EntryCodec {
    private static final int CHECKSUM = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            // A newer Slipway's journal stays readable.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Entry.class);
    private static final ObjectReader READER = MAPPER.readerFor(Entry.class);

    private EntryCodec() {}

    static byte[] line(Entry entry) {
        byte[] json = json(entry);
        byte[] line = new byte[CHECKSUM + 1 + json.length + 1];
        byte[] checksum = checksum(json, 0, json.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, line, 0, CHECKSUM);
        line[CHECKSUM] = ' ';
        System.arraycopy(json, 0, line, CHECKSUM + 1, json.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The entry of a line without its line break; empty if it is not whole. */
    static Optional<Entry> read(byte[] line) {
        int start = CHECKSUM + 1;
        if (line.length <= start || line[CHECKSUM] != ' ') {
            return Optional.empty();
        }
        String stated = new String(line, 0, CHECKSUM, StandardCharsets.US_ASCII);
        if (!stated.equals(checksum(line, start, line.length - start))) {
            return Optional.empty();
        }
        try {
            return Optional.of(READER.readValue(line, start, line.length - start));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] json(Entry entry) {
        try {
            return WRITER.writeValueAsBytes(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry holds what JSON cannot: " + e.getOriginalMessage(), e);
        }
    }

    private static String checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}

package io.slipway.runner.cli;

import io.slipway.config.DidYouMean;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a command, read as POSIX and GNU have it: {@code --name value} or {@code --name=value}; what follows {@code --} is
 * no option. There are no abbreviations, and no argument is ever expanded from a file.
 */
public final class Arguments {
    private final Map<String, List<String>> options;
    private final List<String> operands;

    private Arguments(Map<String, List<String>> options, List<String> operands) {
        this.options = options;
        this.operands = List.copyOf(operands);
    }

    /**
     * @param synopsis how the command is called
     * @param words what stands behind its name
     * @return the arguments
     * @throws UsageException for an unknown option, one without its value, or too many operands
     */
    public static Arguments of(CliCommand.Synopsis synopsis, List<String> words) throws UsageException {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i++);
            if (word.equals("--")) {
                operands.addAll(words.subList(i, words.size()));
                i = words.size();
            } else if (word.startsWith("-") && word.length() > 1) {
                i += option(synopsis, word, i < words.size() ? Optional.of(words.get(i)) : Optional.empty(), options);
            } else {
                operands.add(word);
            }
        }
        if (operands.size() > synopsis.operands()) {
            throw new UsageException("'" + operands.get(synopsis.operands()) + "' is one argument too many");
        }
        return new Arguments(options, operands);
    }

    /** How many of the following words belong to the option: none or one. */
    private static int option(
            CliCommand.Synopsis synopsis, String word, Optional<String> next, Map<String, List<String>> options)
            throws UsageException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        CliCommand.Option option = known(synopsis, name);
        List<String> values = options.computeIfAbsent(name, key -> new ArrayList<>());
        if (option.isSwitch()) {
            if (equals >= 0) {
                throw new UsageException(name + " takes no value");
            }
            values.add("");
            return 0;
        }
        if (equals < 0 && next.isEmpty()) {
            throw new UsageException(name + " needs a value: " + name + " " + option.value());
        }
        values.add(equals >= 0 ? word.substring(equals + 1) : next.orElseThrow());
        return equals >= 0 ? 0 : 1;
    }

    private static CliCommand.Option known(CliCommand.Synopsis synopsis, String name) throws UsageException {
        List<String> names = new ArrayList<>();
        for (CliCommand.Option option : synopsis.options()) {
            if (option.name().equals(name)) {
                return option;
            }
            names.add(option.name());
        }
        throw new UsageException("there is no option '" + name + "'" + DidYouMean.hint(name, names));
    }

    /**
     * @return what stands without an option
     */
    public List<String> operands() {
        return operands;
    }

    /**
     * @param name a switch
     * @return whether it is given
     */
    public boolean has(String name) {
        return options.containsKey(name);
    }

    /**
     * @param name an option
     * @return its values, in their order
     */
    public List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    /**
     * @param name an option that may be given once
     * @return its value
     * @throws UsageException if it is given more than once
     */
    public Optional<String> one(String name) throws UsageException {
        if (all(name).size() > 1) {
            throw new UsageException(name + " is given more than once");
        }
        return all(name).stream().findFirst();
    }

    /**
     * @param name an option that may be given once
     * @return its value as an absolute path
     * @throws UsageException if it is given more than once, or is no path
     */
    public Optional<Path> path(String name) throws UsageException {
        Optional<String> value = one(name);
        return value.isPresent() ? Optional.of(path(name, value.get())) : Optional.empty();
    }

    /**
     * @param what what it is, for the message
     * @param text a path, absolute or relative to the current directory
     * @return the path, absolute
     * @throws UsageException if it is none
     */
    public static Path path(String what, String text) throws UsageException {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(what + ": '" + text + "' is not a path");
        }
    }

    /**
     * @param name an option whose values are {@code NAME=VALUE}
     * @return the values by their names; of a repeated name the last
     * @throws UsageException if one has no name or no {@code =}
     */
    public Map<String, String> pairs(String name) throws UsageException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : all(name)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageException(name + ": '" + pair + "' is not NAME=VALUE");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }
}

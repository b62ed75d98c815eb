package io.slipway.scan.clair;

import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * How far the indexing of an image is.
 *
 * @param manifest {@code sha256:…} of the image
 * @param state the indexer's word, such as {@code FetchLayers}
 * @param success whether it has gone well
 * @param reason why it has not
 */
record IndexState(String manifest, String state, boolean success, String reason) {

    static IndexState read(InputStream in) throws DeliveryException, IOException {
        Map<String, String> texts = new HashMap<>();
        boolean[] success = new boolean[1];
        JsonCursor.document("Clair's index report", "an index report", in, json -> field -> {
            switch (field) {
                case "manifest_hash", "state", "err" -> texts.put(field, json.text());
                case "success" -> success[0] = json.truth();
                default -> json.skip();
            }
        });
        return new IndexState(
                texts.getOrDefault("manifest_hash", ""),
                texts.getOrDefault("state", ""),
                success[0],
                texts.getOrDefault("err", ""));
    }

    /**
     * @return whether it is through
     * @throws DeliveryException if it has failed
     */
    boolean finished() throws DeliveryException {
        if (state.equals("IndexError") || !reason.isEmpty()) {
            throw ClairFailure.failedIndex(reason.isEmpty() ? "it does not say why" : reason);
        }
        return state.equals("IndexFinished") && success;
    }
}

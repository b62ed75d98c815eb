import io.slipway.SecureDelivery

/** Delivers the application as its slipway.yaml says; see secureDelivery.txt. */
void call(String file = 'slipway.yaml') {
    node {
        checkout scm
        Map plan = readYaml(file: file)
        new SecureDelivery(this, plan).run()
    }
}

import io.slipway.SecureDelivery

/** Delivers the application as its slipway.yaml says; see secureDelivery.txt. */
void call(String file = 'slipway.yaml') {
    node {
        checkout scm
        if (!fileExists(file)) {
            echo libraryResource('io/slipway/slipway.yaml')
            error "secureDelivery: there is no ${file}: write one, such as the one above"
        }
        new SecureDelivery(this, readDeliveryPlan(file: file)).run()
    }
}

package io.slipway

/** The whole delivery, composed of Slipway's steps. It decides nothing: the steps and the operator's policy do. */
class SecureDelivery implements Serializable {
    private static final long serialVersionUID = 1L

    private final def script
    private final Map plan

    SecureDelivery(def script, Map plan) {
        this.script = script
        this.plan = plan
    }

    void run() {
        script.withCredentials(bindings()) {
            deliver(plan.images.keySet() as List)
        }
    }

    private void deliver(List names) {
        eachImage('Build', names) { name, image -> script.buildImage(build(name, image)) }
        eachImage('Smoke test', names.findAll { plan.images[it].smokeTest }) { name, image -> script.smokeTest(local(name) + expanded(image.smokeTest)) }
        eachImage('Scan', names) { name, image -> script.scanImage(local(name) + expanded(image.scan ?: [:])) }
        Map pushed = push(names)
        if (plan.deploy && applies(plan.deploy)) {
            deploy(pushed)
            webScan()
        }
    }

    private List bindings() {
        List bindings = []
        Map wanted = plan.credentials ?: [:]
        List names = wanted.keySet() as List
        for (int i = 0; i < names.size(); i++) {
            String name = names[i]
            bindings << script.usernamePassword(credentialsId: wanted[name], usernameVariable: "${name}_USR".toString(), passwordVariable: "${name}_PSW".toString())
        }
        return bindings
    }

    private Map push(List names) {
        Map pushed = [:]
        script.stage('Push') {
            for (int i = 0; i < names.size(); i++) {
                String name = names[i]
                pushed[name] = script.pushImage(local(name) + expanded(plan.images[name].push)).image
            }
        }
        return pushed
    }

    private void deploy(Map pushed) {
        script.stage('Deploy') {
            Map parameters = expanded(plan.deploy)
            parameters.remove('branches')
            script.ansibleDeploy(parameters + [images: pushed])
        }
    }

    private void webScan() {
        if (plan.webScan) {
            script.stage('Web security test') {
                script.webScan(expanded(plan.webScan))
            }
        }
    }

    private boolean applies(Map deploy) {
        List branches = deploy.branches ?: ['main']
        return script.env.TAG_NAME || branches.contains(script.env.BRANCH_NAME)
    }

    private void eachImage(String stage, List names, Closure work) {
        if (!names) {
            return
        }
        script.stage(stage) {
            Map branches = [:]
            for (int i = 0; i < names.size(); i++) {
                String name = names[i]
                branches["${stage} ${name}".toString()] = { work(name, plan.images[name]) }
            }
            script.parallel(branches)
        }
    }

    private Map build(String name, Map image) {
        Map parameters = expanded(image)
        parameters.remove('smokeTest')
        parameters.remove('scan')
        parameters.remove('push')
        return local(name) + parameters
    }

    /** A name that no other job on the same engine uses. */
    private Map local(String name) {
        String job = script.env.JOB_NAME.toLowerCase().replaceAll('[^a-z0-9]+', '-').replaceAll('^-|-$', '')
        return [image: "${job}/${name}:build".toString()]
    }

    /** The parameters with each ${NAME} replaced by the environment's value. */
    private Map expanded(Map parameters) {
        Map result = [:]
        List keys = parameters.keySet() as List
        for (int i = 0; i < keys.size(); i++) {
            result[keys[i]] = expandedValue(parameters[keys[i]])
        }
        return result
    }

    private def expandedValue(def value) {
        if (value instanceof Map) {
            return expanded(value)
        }
        return value instanceof String ? expandedText(value) : value
    }

    private String expandedText(String text) {
        List parts = text.split(/(?=\$\{)/) as List
        String result = ''
        for (int i = 0; i < parts.size(); i++) {
            int end = parts[i].indexOf('}')
            boolean variable = parts[i].startsWith('${') && end > 0
            result += variable ? valueOf(parts[i].substring(2, end)) + parts[i].substring(end + 1) : parts[i]
        }
        return result
    }

    private String valueOf(String name) {
        String value = script.env.getProperty(name)
        if (value == null) {
            script.error("slipway.yaml: \${${name}} is not set in the environment")
        }
        return value
    }
}

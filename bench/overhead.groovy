// What bench/jenkins-overhead runs: every step several times, one after the other, for the sample's API in the environment of ./demo.
node(agent) {
    git url: source, branch: 'main'
    def api = "${env.REGISTRY}/student-list/api"
    for (int round = 0; round < rounds.toInteger(); round++) {
        buildImage image: 'student-list/api:build', context: 'sample/student-list/simple_api', buildArgs: [BASE: env.API_BASE]
        withCredentials([usernamePassword(credentialsId: 'student-api', usernameVariable: 'API_USER', passwordVariable: 'API_PASSWORD')]) {
            smokeTest image: 'student-list/api:build', port: 5000, path: '/pozos/api/v1.0/get_student_ages', credentialsId: 'student-api',
                env: [STUDENT_API_USER: API_USER, STUDENT_API_PASSWORD: API_PASSWORD]
        }
        scanImage image: 'student-list/api:build'
        def pushed = pushImage(image: 'student-list/api:build', to: api, credentialsId: 'registry').image
        promoteImage from: pushed, to: "${api}-released", credentialsId: 'registry', fromCredentialsId: 'registry'
        withCredentials([usernamePassword(credentialsId: 'student-api', usernameVariable: 'API_USER', passwordVariable: 'API_PASSWORD')]) {
            ansibleDeploy playbook: 'ansible/deploy.yml', inventory: 'ansible/inventories/demo/hosts.yml',
                images: [api: pushed, site: pushed], credentialsId: 'app-server', registryCredentialsId: 'registry', check: true,
                extraVars: [student_api_user: API_USER, student_api_password: API_PASSWORD, student_list_address: env.APP_ADDRESS]
        }
        webScan target: env.APP_URL, scanner: 'wapiti', profile: 'passive', budgetMinutes: 1
        gitlabStatus name: 'overhead', state: 'success'
    }
}

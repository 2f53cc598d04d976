package io.github.wechatpay.complaint.autoconfigure.emulator;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the connection to an emulator.
 *
 * @param uri Address of a running emulator, such as http://localhost:9090. Merchant, keys
 * and access point come from it, so that it is never set together with a merchant id.
 */
@ConfigurationProperties("wechatpay.emulator")
record EmulatorProperties(URI uri) {

}

package io.github.wechatpay.complaint.emulator.api;

/**
 * How the API behaves where the documents are silent, or where merchants differ.
 *
 * @param createOverwrites whether creating a second notification URL replaces the first
 * instead of failing
 * @param missingUrlStatus the status of {@code RESOURCE_NOT_EXISTS} for the notification
 * URL
 * @param certificatesAvailable whether the merchant has platform certificates, and not
 * only the public key
 */
public record ApiOptions(boolean createOverwrites, int missingUrlStatus, boolean certificatesAvailable) {
}

package io.github.wechatpay.complaint.benchmarks.reception;

import reactor.core.publisher.Mono;

/**
 * What the server of a store is told for one notification, and nothing around it.
 */
@FunctionalInterface
interface StoreCommands {

	/**
	 * Give the commands.
	 * @param notificationId the id of the notification
	 * @return completes when the last one was executed
	 */
	Mono<Void> execute(String notificationId);

}

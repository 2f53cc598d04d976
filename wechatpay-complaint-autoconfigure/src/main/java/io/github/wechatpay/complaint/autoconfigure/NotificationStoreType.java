package io.github.wechatpay.complaint.autoconfigure;

/**
 * Where it is remembered which notifications have been handled.
 */
enum NotificationStoreType {

	/**
	 * In Redis, shared by all instances.
	 */
	REDIS,

	/**
	 * In a database, shared by all instances.
	 */
	JDBC,

	/**
	 * In the memory of each instance.
	 */
	MEMORY,

	/**
	 * Nowhere.
	 */
	NONE

}

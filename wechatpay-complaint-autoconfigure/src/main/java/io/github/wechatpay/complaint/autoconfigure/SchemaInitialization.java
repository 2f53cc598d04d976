package io.github.wechatpay.complaint.autoconfigure;

/**
 * When the tables are created.
 */
enum SchemaInitialization {

	/**
	 * Always.
	 */
	ALWAYS,

	/**
	 * Only in an embedded database.
	 */
	EMBEDDED,

	/**
	 * Never.
	 */
	NEVER

}

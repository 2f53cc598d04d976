package io.github.wechatpay.complaint.autoconfigure;

/**
 * Who signs and verifies.
 */
enum CryptoProviderType {

	/**
	 * The fastest that is on the class path and works, else the JVM's choice.
	 */
	AUTO,

	/**
	 * The JVM's choice: the JDK, unless another provider is installed in front of it.
	 */
	JDK,

	/**
	 * Conscrypt.
	 */
	CONSCRYPT,

	/**
	 * The Amazon Corretto Crypto Provider.
	 */
	ACCP

}

package io.github.wechatpay.complaint.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * Whose implementation the JDK chooses for the cryptography.
 */
public enum SecurityProvider {

	/**
	 * That of the JDK.
	 */
	JDK {

		@Override
		public void install() {
		}

	},

	/**
	 * That of the Amazon Corretto Crypto Provider, where it is put first.
	 */
	ACCP {

		@Override
		public void install() {
			AmazonCorrettoCryptoProvider.install();
			AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
		}

	};

	/**
	 * Have it chosen from now on.
	 */
	public abstract void install();

}

package io.github.wechatpay.complaint.autoconfigure;

import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The merchant's credentials as the SSL bundle has them now. An updated bundle that
 * cannot be used changes nothing.
 */
final class ReloadableMerchant implements Supplier<MerchantCredentials> {

	private static final Log logger = LogFactory.getLog(ReloadableMerchant.class);

	private final String bundleName;

	private final SslBundleMerchantReader reader;

	private volatile MerchantCredentials current;

	ReloadableMerchant(String bundleName, SslBundles sslBundles, SslBundleMerchantReader reader) {
		this.bundleName = bundleName;
		this.reader = reader;
		// an update that comes now waits, so that the later bundle is the one that counts
		synchronized (this) {
			sslBundles.addBundleUpdateHandler(bundleName, this::update);
			this.current = reader.read(sslBundles.getBundle(bundleName));
		}
	}

	@Override
	public MerchantCredentials get() {
		return this.current;
	}

	private synchronized void update(SslBundle bundle) {
		try {
			this.current = this.reader.read(bundle);
			logger.info("SSL bundle '" + this.bundleName + "' was updated: requests are signed with serial number "
					+ this.current.serialNumber() + " from now on");
		}
		catch (InvalidWechatPayPropertyException ex) {
			logger.error("SSL bundle '" + this.bundleName + "' was updated, but cannot be used: requests are still "
					+ "signed with serial number " + this.current.serialNumber() + ". " + ex.getMessage());
		}
	}

}

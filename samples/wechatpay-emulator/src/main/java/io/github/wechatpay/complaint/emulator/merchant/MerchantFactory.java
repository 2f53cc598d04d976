package io.github.wechatpay.complaint.emulator.merchant;

import java.security.KeyPair;
import java.time.Clock;
import java.util.List;

import io.github.wechatpay.complaint.emulator.complaint.Complaints;
import io.github.wechatpay.complaint.emulator.complaint.ImmediateReplies;
import io.github.wechatpay.complaint.emulator.complaint.UploadedImages;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.crypto.RsaKeys;
import io.github.wechatpay.complaint.emulator.identity.CertificateIssuer;
import io.github.wechatpay.complaint.emulator.identity.MerchantAccount;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificates;
import io.github.wechatpay.complaint.emulator.identity.PlatformPublicKey;

/**
 * Opens accounts, each with keys of its own.
 */
public final class MerchantFactory {

	private static final int API_V3_KEY_LENGTH = 32;

	private static final int KEYS = 3;

	private final Clock clock;

	private final RandomText random;

	private final CertificateIssuer issuer;

	/**
	 * Create a factory.
	 * @param clock the platform's clock
	 * @param random the source of what is made up
	 */
	public MerchantFactory(Clock clock, RandomText random) {
		this.clock = clock;
		this.random = random;
		this.issuer = new CertificateIssuer(clock, random);
	}

	/**
	 * Open an account.
	 * @param merchantId the merchant id
	 * @param region where the account is
	 * @return the merchant
	 */
	public Merchant open(String merchantId, MerchantRegion region) {
		List<KeyPair> keys = RsaKeys.generate(KEYS);
		MerchantAccount account = new MerchantAccount(merchantId, region, this.issuer.issue(merchantId, keys.get(0)),
				keys.get(0).getPrivate(), this.random.alphanumeric(API_V3_KEY_LENGTH));
		return new Merchant(account, new PlatformCertificates(this.issuer.issue(keys.get(1)), this.issuer, this.clock),
				PlatformPublicKey.of(keys.get(2), this.random), new NotificationUrls(), new Complaints(),
				new UploadedImages(), new ImmediateReplies());
	}

}

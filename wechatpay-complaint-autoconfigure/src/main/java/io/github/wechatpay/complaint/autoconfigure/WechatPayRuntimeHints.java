package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHintsRegistrar} for the records that JSON is read into, for the file that
 * the {@code User-Agent} is read from, and for the providers of cryptography.
 */
final class WechatPayRuntimeHints implements RuntimeHintsRegistrar {

	private static final String ROOT = "io.github.wechatpay.complaint.";

	// most are of no concern to anybody outside of their package
	private static final List<String> RECORDS = List.of("client.ApiErrorDecoder$ApiError", "client.CertificateList",
			"notification.WebClientComplaintNotificationService$NotificationUrlBody", "complaints.ComplaintJson",
			"complaints.ComplaintDecoder$ListJson", "complaints.ComplaintDecoder$HistoryJson",
			"complaints.ComplaintDecoder$ReceiptJson", "complaints.NegotiationEntry",
			"complaints.RequestBodies$Response", "complaints.RequestBodies$Completion",
			"complaints.RequestBodies$RefundDecision", "complaints.RequestBodies$ImmediateMessage",
			"complaints.RequestBodies$UploadMeta", "callback.NotificationDecoder$Envelope",
			"callback.NotificationDecoder$Complaint");

	// created by name, if they are there
	private static final List<String> PROVIDERS = List.of("org.conscrypt.OpenSSLProvider",
			"com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/wechatpay/complaint/client/product.properties");
		for (String provider : PROVIDERS) {
			hints.reflection().registerTypeIfPresent(classLoader, provider, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
		}
		for (String record : RECORDS) {
			this.binding.registerReflectionHints(hints.reflection(),
					ClassUtils.resolveClassName(ROOT + record, classLoader));
		}
	}

}

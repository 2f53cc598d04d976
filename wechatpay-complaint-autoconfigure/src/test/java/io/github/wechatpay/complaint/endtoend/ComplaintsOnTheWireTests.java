package io.github.wechatpay.complaint.endtoend;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintImage;
import io.github.wechatpay.complaint.complaints.ComplaintQuery;
import io.github.wechatpay.complaint.complaints.ComplaintResponse;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.complaints.ComplaintStates;
import io.github.wechatpay.complaint.complaints.ImmediateResponse;
import io.github.wechatpay.complaint.complaints.NegotiationEntry;
import io.github.wechatpay.complaint.complaints.NegotiationTypes;
import io.github.wechatpay.complaint.complaints.RefundRejection;
import io.github.wechatpay.complaint.complaints.WebClientComplaintService;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.emulator.EmulatedAccount;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Complaints between the library and a platform that was written without it.
 */
class ComplaintsOnTheWireTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String PHONE = "13800000000";

	private static final int MANY = 100_000;

	private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

	private static final ComplaintQuery LAST_DAYS = ComplaintQuery.between(TODAY.minusDays(29), TODAY);

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	@ParameterizedTest
	@EnumSource
	void complaintGoesTheWholeWay(Region region) {
		with(region, (service) -> {
			EmulatedAccount account = account(region);
			String id = raise(account);
			Complaint complaint = service.listAll(LAST_DAYS).blockLast(SOON);
			assertThat(complaint.complaintId()).isEqualTo(id);
			assertThat(complaint.payerPhone().decrypt().block(SOON)).isEqualTo(PHONE);
			requireImage(service, complaint);
			String mediaId = service.uploadImage("凭证.png", Image.sample().content()).block(SOON);
			service.respond(id, ComplaintResponse.of(complaint, "已与用户沟通解决").withImages(List.of(mediaId))).block(SOON);
			assertThat(service.get(id).block(SOON).complaintState()).isEqualTo(ComplaintStates.PROCESSING);
			account.happen(id, NegotiationTypes.USER_RESPONSE, Message.of("谢谢"), false);
			assertThat(service.get(id).block(SOON).incomingUserResponse()).isTrue();
			service.complete(id, complaint.complaintedMchid()).block(SOON);
			service.complete(id, complaint.complaintedMchid()).block(SOON);
			assertThat(service.get(id).block(SOON).complaintState()).isEqualTo(ComplaintStates.PROCESSED);
			assertThat(service.history(id).map(NegotiationEntry::operateType).collectList().block(SOON))
				.startsWith(NegotiationTypes.USER_CREATE_COMPLAINT)
				.containsSubsequence(NegotiationTypes.MERCHANT_RESPONSE, NegotiationTypes.USER_RESPONSE,
						NegotiationTypes.MERCHANT_CONFIRM_COMPLETE);
		});
	}

	@Test
	void mainlandHasItsOperations() {
		with(Region.MAINLAND, (service) -> {
			EmulatedAccount account = account(Region.MAINLAND);
			String refund = account.raiseSilently(NewComplaint.any().refund(10)).complaintId();
			service.mainland().approveRefund(refund, 0).block(SOON);
			String other = account.raiseSilently(NewComplaint.any().refund(10)).complaintId();
			service.mainland().rejectRefund(other, new RefundRejection("拒绝退款", List.of(), null)).block(SOON);
			String immediate = account.raiseSilently(NewComplaint.any().immediateService(true)).complaintId();
			ImmediateResponse response = ImmediateResponse.text(service.get(immediate).block(SOON), "你好");
			String logId = service.mainland().respondImmediately(immediate, response).block(SOON);
			assertThat(service.mainland().respondImmediately(immediate, response).block(SOON)).isEqualTo(logId);
			assertThat(service.history(immediate).map(NegotiationEntry::logId).collectList().block(SOON))
				.contains(logId);
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "MISSING_DATA", "TOTAL_EVERYWHERE", "NUMBERS_AS_TEXT", "TIMES_WITH_MILLIS", "MEDIA_AS_ARRAY",
			"MEDIA_AS_OBJECT", "MEDIA_ABSENT", "UNKNOWN_ENUMS", "UNKNOWN_MEMBERS", "BARE_COMPLAINT", "NULL_MEMBERS",
			"LEGACY_PADDING", "UNDECRYPTABLE_PHONE", "RESULT_TOO_LARGE" })
	void oddResponsesAreRead(FaultType fault) {
		for (Region region : Region.values()) {
			with(region, (service) -> {
				String id = raise(account(region));
				inject(region, Fault.of(fault));
				service.listAll(LAST_DAYS).collectList().block(SOON);
				this.emulator.reset();
				String another = raise(account(region));
				assertThat(another).isNotEqualTo(id);
				if (fault != FaultType.MISSING_DATA && fault != FaultType.RESULT_TOO_LARGE
						&& fault != FaultType.TOTAL_EVERYWHERE) {
					inject(region, Fault.of(fault));
					assertThat(service.get(another).block(SOON).complaintId()).isEqualTo(another);
					inject(region, Fault.of(fault));
					assertThat(service.history(another).collectList().block(SOON)).isNotEmpty();
				}
				this.emulator.reset();
			});
		}
	}

	@Test
	void complaintWithoutIdIsUnusable() {
		with(Region.GLOBAL, (service) -> {
			raise(account(Region.GLOBAL));
			inject(Region.GLOBAL, Fault.of(FaultType.MISSING_COMPLAINT_ID));
			StepVerifier.create(service.list(LAST_DAYS)).expectError(WechatPayResponseException.class).verify(SOON);
		});
	}

	@Test
	void oldPaddingIsOnlyForThoseWhoAskForIt() {
		String id = raise(account(Region.GLOBAL));
		with(Region.GLOBAL, (service) -> {
			inject(Region.GLOBAL, Fault.of(FaultType.LEGACY_PADDING));
			StepVerifier.create(service.get(id).flatMap(ComplaintsOnTheWireTests::phone))
				.expectError(DecryptionException.class)
				.verify(SOON);
		});
		with(Region.GLOBAL, true, (service) -> {
			inject(Region.GLOBAL, Fault.of(FaultType.LEGACY_PADDING));
			StepVerifier.create(service.get(id).flatMap(ComplaintsOnTheWireTests::phone))
				.expectNext(PHONE)
				.expectComplete()
				.verify(SOON);
		});
	}

	@Test
	void completionElsewhereIsCompletion() {
		with(Region.GLOBAL, (service) -> {
			String id = raise(account(Region.GLOBAL));
			String mchid = service.get(id).block(SOON).complaintedMchid();
			inject(Region.GLOBAL, Fault.of(FaultType.COMPLETED_ELSEWHERE));
			StepVerifier.create(service.complete(id, mchid)).expectComplete().verify(SOON);
		});
	}

	@ParameterizedTest
	@CsvSource({ "RAW, ANY", "RAW, VERBATIM", "RAW, ENCODED", "ENCODED, ANY", "ENCODED, VERBATIM", "ENCODED, ENCODED",
			"MIXED, ANY", "MIXED, VERBATIM", "MIXED, ENCODED", "DOUBLE_ENCODED, ANY", "DOUBLE_ENCODED, ENCODED" })
	void imageIsFoundWhateverItsUrlLooksLike(ImageOptions.Form form, ImageOptions.Accepted accepted) {
		this.emulator.changeImages(ImageOptions.likely().form(form).accepted(accepted));
		for (Region region : Region.values()) {
			with(region, (service) -> requireImage(service, service.get(raise(account(region))).block(SOON)));
		}
	}

	@Test
	void imageThatIsGoneIsAnError() {
		with(Region.GLOBAL, (service) -> {
			Complaint complaint = service.get(raise(account(Region.GLOBAL))).block(SOON);
			inject(Region.GLOBAL, Fault.of(FaultType.IMAGE_EXPIRED).times(2));
			StepVerifier.create(download(service, complaint)).expectError(WechatPayApiException.class).verify(SOON);
		});
	}

	@Test
	void imageThatIsTooLargeIsCutOff() {
		with(Region.GLOBAL, (service) -> {
			Complaint complaint = service.get(raise(account(Region.GLOBAL))).block(SOON);
			inject(Region.GLOBAL, Fault.of(FaultType.OVERSIZED_BODY).size(5 * 1024 * 1024 + 1));
			StepVerifier.create(download(service, complaint))
				.expectError(WechatPayResponseException.class)
				.verify(SOON);
		});
	}

	@Test
	void manyComplaintsAreListedInConstantMemory() {
		account(Region.GLOBAL).raiseMany(MANY, NewComplaint.any());
		with(Region.GLOBAL, (service) -> {
			service.listAll(LAST_DAYS).take(1000).blockLast(SOON);
			long before = usedMemory();
			AtomicLong grown = new AtomicLong();
			long listed = service.listAll(LAST_DAYS).index().doOnNext((complaint) -> {
				if (complaint.getT1() == MANY - 1) {
					grown.set(usedMemory() - before);
				}
			}).count().block(Duration.ofMinutes(5));
			assertThat(listed).isEqualTo(MANY);
			assertThat(grown.get()).as("bytes more after %d complaints", MANY).isLessThan(16L * 1024 * 1024);
		});
	}

	private static void requireImage(ComplaintService service, Complaint complaint) {
		ComplaintImage image = download(service, complaint).block(SOON);
		assertThat(image.content()).isEqualTo(Image.sample().content());
		assertThat(image.contentType().toString()).isEqualTo(Image.sample().contentType());
	}

	private static Mono<ComplaintImage> download(ComplaintService service, Complaint complaint) {
		return service.downloadImage(complaint.complaintMediaList().get(0).mediaUrl().get(0), complaint.complaintId());
	}

	private static Mono<String> phone(Complaint complaint) {
		return complaint.payerPhone().decrypt();
	}

	private static String raise(EmulatedAccount account) {
		return account.raiseSilently(NewComplaint.any().phone(PHONE).image(Image.sample())).complaintId();
	}

	private EmulatedAccount account(Region region) {
		String id = (region == Region.GLOBAL) ? this.emulator.merchant().merchantId() : "1900000002";
		if (this.emulator.merchants().stream().noneMatch((merchant) -> merchant.merchantId().equals(id))) {
			this.emulator.openAccount(id, MerchantRegion.MAINLAND);
		}
		return this.emulator.account(id);
	}

	private void inject(Region region, Fault fault) {
		this.emulator.inject(fault.onMerchant(account(region).merchant().merchantId()));
	}

	private void with(Region region, Consumer<ComplaintService> test) {
		with(region, false, test);
	}

	private void with(Region region, boolean legacyPadding, Consumer<ComplaintService> test) {
		EmulatedMerchant merchant = account(region).merchant();
		Contexts.of(merchant, this.emulator.baseUri())
			.withPropertyValues("wechatpay.api-v3-key=" + merchant.apiV3Key(), "wechatpay.region=" + region)
			.run((context) -> test
				.accept(new WebClientComplaintService(context.getBean("wechatPayWebClient", WebClient.class),
						new AccessPoint(region, this.emulator.baseUri()), () -> MerchantCredentials
							.of(merchant.merchantId(), merchant.serialNumber(), merchant.privateKey()),
						legacyPadding)));
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}

package io.github.wechatpay.complaint.samples.desk.page;

import java.util.List;

import io.github.wechatpay.complaint.emulator.EmulatedAccount;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.aot.DisabledInAotMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person can do about a refund that a payer in mainland China asks for.
 */
@ActiveProfiles({ "demo", "two-merchants" })
@DisabledInAotMode("what was prepared ahead of time is the demo of one merchant")
class RefundPageTests extends AbstractDeskPageTests {

	private EmulatedAccount mainland;

	@BeforeEach
	void registerUrlOfTheMainlandMerchant(@Autowired WechatPayMerchants merchants) {
		this.mainland = this.emulator.account("1900007291");
		merchants.get("mainland").notificationService().register(URL + "/mainland").block();
	}

	@Test
	void refundIsAgreedToAfterAQuestion() {
		String id = openRefund();
		this.page.find("approve").click();
		this.page.shows("confirm", "Agree to the refund?");
		this.page.confirm();
		this.page.shows("conversation", "agreed to a refund");
		assertThat(last(id).type()).isEqualTo("MERCHANT_APPROVE_REFUND");
	}

	@Test
	void refundIsRejectedForAReason() {
		String id = openRefund();
		this.page.find("reject").click();
		this.page.shows("confirm", "Reject the refund?");
		this.page.confirm();
		assertThat(this.page.find("confirm").isDisplayed()).as("asks for a reason").isTrue();
		this.page.write("reason", "The cup was used");
		this.page.confirm();
		this.page.shows("conversation", "rejected a refund", "The cup was used");
		assertThat(last(id).details()).isEqualTo("The cup was used");
		assertThat(this.mainland.complaint(id).status().state()).isEqualTo(ComplaintState.PROCESSED);
		DeskPage.eventually(() -> assertThat(this.page.find("approve").isDisplayed()).isFalse());
		assertThat(this.page.find("reject").isDisplayed()).isFalse();
	}

	@Test
	void refundIsLeftAloneWhenThePersonThinksBetterOfIt() {
		String id = openRefund();
		int before = this.mainland.complaint(id).history().size();
		this.page.find("reject").click();
		this.page.shows("confirm", "Reject the refund?");
		this.page.all("#confirm button[value=no]").get(0).click();
		DeskPage.eventually(() -> assertThat(this.page.find("confirm").isDisplayed()).isFalse());
		assertThat(this.mainland.complaint(id).history()).hasSize(before);
	}

	@Test
	void errorIsShownWithItsRequestId() {
		String id = openRefund();
		this.page.find("approve").click();
		this.page.confirm();
		this.page.shows("conversation", "agreed to a refund");
		this.page.find("approve").click();
		this.page.confirm();
		this.page.shows("respond-problem", "INVALID_REQUEST", "Request id");
		assertThat(this.page.find("respond-problem").findElements(By.className("repeat"))).hasSize(1);
		assertThat(this.mainland.complaint(id).history()).extracting(HistoryEntry::type)
			.containsOnlyOnce("MERCHANT_APPROVE_REFUND");
	}

	@Test
	void complaintWithoutARefundHasNothingToDecide() {
		String id = raise(NewComplaint.any().detail("No tea"));
		this.page.openComplaint(id);
		DeskPage.eventually(() -> assertThat(this.page.find("complete").isDisplayed()).isTrue());
		assertThat(this.page.find("approve").isDisplayed()).isFalse();
		assertThat(this.page.find("reject").isDisplayed()).isFalse();
	}

	private String openRefund() {
		NewComplaint complaint = NewComplaint.any().detail("The cup arrived broken").refund(100);
		String id = this.mainland.raise(complaint).complaintId();
		this.page.shows("rows", complaint.detail());
		this.page.openComplaint(id);
		DeskPage.eventually(() -> assertThat(this.page.find("approve").isDisplayed()).isTrue());
		return id;
	}

	private HistoryEntry last(String id) {
		List<HistoryEntry> history = this.mainland.complaint(id).history();
		return history.get(history.size() - 1);
	}

}

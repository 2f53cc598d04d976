package io.github.wechatpay.complaint.callback;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A complaint was raised, or something happened to it.
 *
 * @param mchid the merchant that the notification was sent to, not necessarily the one
 * that the complaint is about
 * @param id the id of the notification, the same when it is sent again
 * @param createTime when the notification was made, or {@code null} if that cannot be
 * told
 * @param eventType {@code COMPLAINT.CREATE} or {@code COMPLAINT.STATE_CHANGE}; more may
 * come
 * @param summary a short description for people, if there is one
 * @param complaintId the id of the complaint
 * @param actionType what happened, one of {@link ComplaintActions}; more may come
 * @param resource the decrypted JSON text, of which the two fields before are part; it
 * may hold the payer's data
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289719">Complaint
 * notifications</a>
 */
public record ComplaintNotification(String mchid, String id, @Nullable OffsetDateTime createTime, String eventType,
		@Nullable String summary, String complaintId, String actionType, String resource) {

	/**
	 * Return a text without the decrypted resource, which may hold the payer's data.
	 */
	@Override
	public String toString() {
		return "ComplaintNotification[mchid=" + this.mchid + ", id=" + this.id + ", createTime=" + this.createTime
				+ ", eventType=" + this.eventType + ", complaintId=" + this.complaintId + ", actionType="
				+ this.actionType + "]";
	}

}

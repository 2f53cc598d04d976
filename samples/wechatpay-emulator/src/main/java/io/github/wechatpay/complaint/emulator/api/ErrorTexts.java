package io.github.wechatpay.complaint.emulator.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of errors, in simplified characters as the documents have them, in
 * traditional characters, and in English.
 */
final class ErrorTexts {

	static final String NO_HEADERS = "Http头缺少Accept或User-Agent";

	static final String NOT_ACCEPTABLE = "Http头Accept须允许application/json";

	static final String NOT_JSON = "Http头Content-Type须为application/json";

	static final String AUTHORIZATION_FORMAT = "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》";

	static final String AUTHORIZATION_SCHEME = "认证类型不正确";

	static final String TIMESTAMP = "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟";

	static final String UNKNOWN_MERCHANT = "商户未申请过证书";

	static final String UNKNOWN_SERIAL = "证书序列号有误";

	static final String WRONG_SIGNATURE = "签名错误,请检查后再试";

	static final String OTHER_REGION = "暂不支持境外支付";

	static final String PARAMETER = "参数错误";

	static final String URL_EXISTS = "数据已存在";

	static final String CALLBACK_EXISTS = "通知回调已存在";

	static final String NO_URL = "查询的通知回调不存在";

	static final String NO_CERTIFICATES = "无可用的平台证书，请使用微信支付公钥";

	static final String NO_COMPLAINT = "投诉单不存在";

	static final String NO_QUERY = "您暂无权限查询该投诉单的信息";

	static final String NO_REPLY = "您暂无权限为该投诉单提交商户回复";

	static final String NO_LINKS = "此商户号暂不支持发送外部链接,如有需要请联系对接的微信支付行业运营评估配置";

	static final String WRONG_STATE = "当前单据状态不支持操作, 请检查是否重复调用";

	static final String TOO_LARGE = "当前查询结果数据量过大，请缩小limit后重试";

	static final String NO_AUTH = "商户信息不合法";

	static final String FREQUENCY = "频率超限";

	static final String UNAVAILABLE = "服务不可用，请稍后重试";

	static final String SYSTEM = "系统异常，请稍后重试";

	static final Map<String, List<String>> BY_SIMPLIFIED = translations();

	private ErrorTexts() {
	}

	private static Map<String, List<String>> translations() {
		Map<String, List<String>> texts = new HashMap<>();
		texts.put(NO_HEADERS, List.of("Http頭缺少Accept或User-Agent", "The HTTP header Accept or User-Agent is missing"));
		texts.put(NOT_ACCEPTABLE,
				List.of("Http頭Accept須允許application/json", "The HTTP header Accept must allow application/json"));
		texts.put(NOT_JSON, List.of("Http頭Content-Type須為application/json",
				"The HTTP header Content-Type must be application/json"));
		texts.put(AUTHORIZATION_FORMAT, List.of("Http頭Authorization值格式錯誤，請參考《微信支付商戶REST API簽名規則》",
				"The value of the HTTP header Authorization is malformed, see the signature rules of the WeChat Pay REST API"));
		texts.put(AUTHORIZATION_SCHEME, List.of("認證類型不正確", "The authentication type is not supported"));
		texts.put(TIMESTAMP, List.of("Http頭Authorization中的timestamp與發起請求的時間不得超過5分鐘",
				"The timestamp in the HTTP header Authorization must be within 5 minutes of the request"));
		texts.put(UNKNOWN_MERCHANT, List.of("商戶未申請過證書", "The merchant has not applied for a certificate"));
		texts.put(UNKNOWN_SERIAL, List.of("證書序列號有誤", "The certificate serial number is wrong"));
		texts.put(WRONG_SIGNATURE, List.of("簽名錯誤,請檢查後再試", "The signature is wrong, please check and try again"));
		texts.put(OTHER_REGION, List.of("暫不支持境外支付", "Payments outside of mainland China are not supported here"));
		texts.put(PARAMETER, List.of("參數錯誤", "Parameter error"));
		texts.put(URL_EXISTS, List.of("數據已存在", "The data exists already"));
		texts.put(CALLBACK_EXISTS, List.of("通知回調已存在", "The notification callback exists already"));
		texts.put(NO_URL, List.of("查詢的通知回調不存在", "The notification callback does not exist"));
		texts.put(NO_CERTIFICATES, List.of("無可用的平台證書，請使用微信支付公鑰",
				"There is no platform certificate, please use the WeChat Pay public key"));
		texts.put(NO_COMPLAINT, List.of("投訴單不存在", "The complaint does not exist"));
		texts.put(NO_QUERY, List.of("您暫無權限查詢該投訴單的信息", "You have no permission to query this complaint"));
		texts.put(NO_REPLY, List.of("您暫無權限為該投訴單提交商戶回覆", "You have no permission to reply to this complaint"));
		texts.put(NO_LINKS, List.of("此商戶號暫不支持發送外部鏈接,如有需要請聯繫對接的微信支付行業運營評估配置",
				"This merchant may not send external links, please contact WeChat Pay if you need them"));
		texts.put(WRONG_STATE, List.of("當前單據狀態不支持操作, 請檢查是否重複調用",
				"The current state does not allow the operation, please check for repeated calls"));
		texts.put(TOO_LARGE,
				List.of("當前查詢結果數據量過大，請縮小limit後重試", "The result is too large, please try again with a smaller limit"));
		texts.put(NO_AUTH, List.of("商戶信息不合法", "The merchant is not authorized"));
		texts.put(FREQUENCY, List.of("頻率超限", "The frequency limit is exceeded"));
		texts.put(UNAVAILABLE, List.of("服務不可用，請稍後重試", "The service is unavailable, please try again later"));
		texts.put(SYSTEM, List.of("系統異常，請稍後重試", "System error, please try again later"));
		return Map.copyOf(texts);
	}

}

export const TEXTS = {
	"en": {
		title: "Complaint desk",
		connecting: "Connecting…",
		live: "Live",
		reconnecting: "Reconnecting…",
		registration: "Registered URL",
		noneRegistered: "None registered",
		unknown: "Unknown",
		url: "Notification URL",
		hint: "Register works whatever is registered now. Change needs a URL that is registered already.",
		register: "Register",
		change: "Change",
		remove: "Remove",
		complaints: "Complaints",
		demo: "This is a demo: an emulator inside this application plays the part of WeChat Pay.",
		raise: "Raise a complaint",
		none: "None has arrived yet.",
		arrived: "A notification has arrived: ",
		complaintId: "Complaint",
		summary: "Summary",
		actionType: "Action",
		eventType: "Event",
		notificationId: "Notification",
		resource: "Decrypted resource",
		wechatPayCode: "Code",
		wechatPayStatus: "WeChat Pay’s status",
		requestId: "Request id",
		status: "The desk’s status",
		unreachable: "The desk cannot be reached.",
		CREATE_COMPLAINT: "The payer raised a complaint",
		CONTINUE_COMPLAINT: "The payer took the complaint up again",
		USER_RESPONSE: "The payer left a message",
		RESPONSE_BY_PLATFORM: "WeChat Pay left a message",
		SELLER_REFUND: "The merchant started a full refund",
		MERCHANT_RESPONSE: "The merchant replied",
		MERCHANT_CONFIRM_COMPLETE: "The merchant reported the complaint as settled",
		USER_APPLY_PLATFORM_SERVICE: "The payer asked WeChat Pay for help",
		USER_CANCEL_PLATFORM_SERVICE: "The payer withdrew the request for help",
		PLATFORM_SERVICE_FINISHED: "WeChat Pay ended its help",
		MERCHANT_APPROVE_REFUND: "The merchant agreed to a refund",
		MERCHANT_REJECT_REFUND: "The merchant rejected a refund",
		REFUND_SUCCESS: "The refund reached the payer"
	},
	"zh-CN": {
		title: "投诉服务台",
		connecting: "正在连接…",
		live: "实时",
		reconnecting: "正在重新连接…",
		registration: "已注册的通知地址",
		noneRegistered: "尚未注册",
		unknown: "未知",
		url: "通知地址",
		hint: "无论当前是否已有注册地址，都可以“注册”；“更改”要求已有注册地址。",
		register: "注册",
		change: "更改",
		remove: "删除",
		complaints: "投诉",
		demo: "这是演示：应用内置的模拟器代替微信支付。",
		raise: "模拟一次投诉",
		none: "还没有收到投诉通知。",
		arrived: "收到通知：",
		complaintId: "投诉单号",
		summary: "摘要",
		actionType: "动作类型",
		eventType: "通知类型",
		notificationId: "通知 ID",
		resource: "解密后的内容",
		wechatPayCode: "错误码",
		wechatPayStatus: "微信支付状态码",
		requestId: "请求 ID",
		status: "服务台状态码",
		unreachable: "无法连接到服务台。",
		CREATE_COMPLAINT: "用户提交投诉",
		CONTINUE_COMPLAINT: "用户继续投诉",
		USER_RESPONSE: "用户新留言",
		RESPONSE_BY_PLATFORM: "平台新留言",
		SELLER_REFUND: "商户发起全额退款",
		MERCHANT_RESPONSE: "商户新回复",
		MERCHANT_CONFIRM_COMPLETE: "商户反馈处理完成",
		USER_APPLY_PLATFORM_SERVICE: "用户申请平台协助",
		USER_CANCEL_PLATFORM_SERVICE: "用户取消平台协助",
		PLATFORM_SERVICE_FINISHED: "客服结束平台协助",
		MERCHANT_APPROVE_REFUND: "商户同意退款",
		MERCHANT_REJECT_REFUND: "商户驳回退款",
		REFUND_SUCCESS: "退款到账"
	}
};

export const language = navigator.languages
	.map((wanted) => Object.keys(TEXTS).find((offered) => offered.slice(0, 2) === wanted.slice(0, 2).toLowerCase()))
	.find(Boolean) ?? "en";

export function text(key) {
	return Object.hasOwn(TEXTS[language], key) ? TEXTS[language][key] : undefined;
}

export function translate(root) {
	for (const element of root.querySelectorAll("[data-text]")) {
		element.textContent = text(element.dataset.text);
	}
}

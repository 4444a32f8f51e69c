/** Remedies in Chinese, by their English text. Names of settings, inputs and permissions are the same in both. */
export const chinese: Readonly<Record<string, string>> = {
  // Tencent
  "check container-clouds:tencent.secretId: it is not an API key":
    "请检查 container-clouds:tencent.secretId：它不是云 API 密钥",
  "check container-clouds:tencent.secretId: the key is deleted, disabled or mistyped":
    "请检查 container-clouds:tencent.secretId：密钥已删除、已禁用或拼写有误",
  "check container-clouds:tencent.secretKey: it does not belong to the secretId":
    "请检查 container-clouds:tencent.secretKey：它与 secretId 不匹配",
  "set this machine's clock: it is more than five minutes off the cloud's": "请校准本机时钟：与云端相差超过五分钟",
  "renew the temporary credentials: container-clouds:tencent.token is wrong or has expired":
    "请更新临时凭证：container-clouds:tencent.token 有误或已过期",
  "request the CAM permission for this action": "请申请此操作的 CAM 权限",
  "delete what you do not need, or request a higher quota": "请删除不需要的资源，或向云厂商申请提高配额",
  "choose another zone or instance type, or try again later": "请更换可用区或机型，或稍后再试",
  "the account has no registry user yet: create one first (tcr.User)":
    "该账号尚未开通镜像仓库用户：请先创建（tcr.User）",
  "names are unique across all users: choose another one": "名称在所有用户中必须唯一：请换一个名称",
  "choose another name": "请换一个名称",
  "use a namespace of this account that exists": "请使用本账号中已存在的命名空间",
  "this version of the cloud does not offer the action": "该版本的云平台不提供此接口",
  "this cloud does not offer this API version": "该云平台不提供此 API 版本",
  "check container-clouds:tencent.region": "请检查 container-clouds:tencent.region",
  "the account must be verified first": "账号须先完成实名认证",
  "request permission for this action": "请申请此操作的权限",
  "only an administrator may do this": "只有管理员可以执行此操作",
  'choose a CIDR that overlaps no other cluster of the VPC; if the program renamed the cluster, give it its old name in "aliases"; if it is being replaced, set its option "deleteBeforeReplace"':
    '请选择与该 VPC 中其他集群都不重叠的 CIDR；若程序中改了该集群的名称，请在 "aliases" 中写上旧名称；若集群正被替换，请为其设置选项 "deleteBeforeReplace"',
  "choose a CIDR that overlaps neither the VPC nor its routes": "请选择与 VPC 及其路由都不重叠的 CIDR",
  "choose private ranges that do not overlap each other": "请选择互不重叠的私有网段",
  'request fewer nodes; a managed cluster has room for more with a higher "level" or with "autoUpgradeLevel"':
    '请减少节点数；托管集群可通过更高的 "level" 或开启 "autoUpgradeLevel" 容纳更多节点',
  "if deletion protection is on, turn it off first": "若已开启删除保护，请先关闭",
  // Baidu
  "check the account's policy; with temporary credentials, renew them and container-clouds:baidu.sessionToken":
    "请检查账号的权限策略；若使用临时凭证，请更新凭证和 container-clouds:baidu.sessionToken",
  "check container-clouds:baidu.accessKeyId: it does not exist":
    "请检查 container-clouds:baidu.accessKeyId：该密钥不存在",
  "check container-clouds:baidu.secretAccessKey: it does not belong to the accessKeyId":
    "请检查 container-clouds:baidu.secretAccessKey：它与 accessKeyId 不匹配",
  "set this machine's clock: it differs from the cloud's": "请校准本机时钟：与云端时间不一致",
  "activate the product for this account in the console": "请在控制台为该账号开通此产品",
  "the account has a negative balance: top it up": "账号已欠费：请充值",
  "check container-clouds:baidu.versions": "请检查 container-clouds:baidu.versions",
  "the same client token was used with other parameters": "相同的 clientToken 曾用于不同的参数",
  // CTyun
  "check container-clouds:ctyun.accessKey and container-clouds:ctyun.secretKey, and this machine's clock":
    "请检查 container-clouds:ctyun.accessKey 和 container-clouds:ctyun.secretKey，以及本机时钟",
  // Functions
  "check the ID and the region": "请检查 ID 和区域",
  "check the ID": "请检查 ID",
  "check the name": "请检查名称",
  "create a tke:ClusterEndpoint, and pass its clusterId: the function then waits for it":
    "请创建 tke:ClusterEndpoint 并传入它的 clusterId：函数会等待其就绪",
  // Responses that do not come from the API
  "check that container-clouds:cloud.endpoint is the address of the API and that no proxy or gateway responds in its place":
    "请确认 container-clouds:cloud.endpoint 是 API 自身的地址，且没有代理或网关代为应答",
};

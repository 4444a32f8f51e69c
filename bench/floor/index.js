// A provider that does nothing, straight on the protocol: what a plugin in Node costs at the least.
const { createRequire } = require("node:module");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const proto = require("@pulumi/pulumi/proto/provider_pb");

const ofPulumi = createRequire(require.resolve("@pulumi/pulumi"));
const grpc = ofPulumi("@grpc/grpc-js");
const { Empty } = ofPulumi("google-protobuf/google/protobuf/empty_pb");

const answers = {
  getPluginInfo: () => new (require("@pulumi/pulumi/proto/plugin_pb").PluginInfo)().setVersion("1.0.0"),
  checkConfig: (request) => new proto.CheckResponse().setInputs(request.getNews()),
  diffConfig: () => new proto.DiffResponse(),
  configure: () => new proto.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true),
  check: (request) => new proto.CheckResponse().setInputs(request.getNews()),
  diff: () => new proto.DiffResponse().setChanges(proto.DiffResponse.DiffChanges.DIFF_NONE),
  create: (request) => new proto.CreateResponse().setId("nothing").setProperties(request.getProperties()),
  delete: () => new Empty(),
  cancel: () => new Empty(),
};

const unary = ([name, answer]) => [name, ({ request }, done) => done(null, answer(request))];

const server = new grpc.Server();
server.addService(ResourceProviderService, Object.fromEntries(Object.entries(answers).map(unary)));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
// Pulumi's host of plugins calls what it loads.
module.exports = () => new Promise(() => undefined);

/** Values that may stand nowhere but in requests. */
export const secrets = {
  "registry password": "chaos-registry-Passw0rd/+=",
  "environment secret": "chaos-environment-s3cret&<>",
  "machine password": "Mach1ne-s3cret",
  "account password": "Acc0unt-s3cret",
  "data token": "chaos-data-t0ken",
};

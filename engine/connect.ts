import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { TemporalConfig } from '../config.ts';

/**
 * gRPC's own limit is two minutes: after a night away that is how long commands would still be refused by a Temporal
 * that is back.
 */
const RECONNECT_WITHIN_MS = 3_000;

/**
 * A Temporal client, to start, ask and signal Workflows. It connects at its first call, and reconnects by itself, a few seconds
 * after Temporal is back however long it was away. So a process can start while Temporal is away, and say that it is away.
 * Throws if a certificate cannot be read.
 */
export async function connectEngine(config: TemporalConfig): Promise<Client> {
  const connection = Connection.lazy({
    ...(await optionsOf(config)),
    channelArgs: { 'grpc.max_reconnect_backoff_ms': RECONNECT_WITHIN_MS },
  });
  return new Client({ connection, namespace: config.namespace });
}

/** The connection of a worker. Throws if Temporal is away: a worker has nothing to do without it. */
export async function connectWorker(config: TemporalConfig): Promise<NativeConnection> {
  return NativeConnection.connect(await optionsOf(config));
}

async function optionsOf({ address, apiKey, tls }: TemporalConfig) {
  return {
    address,
    ...(apiKey !== undefined && { apiKey }),
    ...(tls && { tls: await tlsOf(tls) }),
  };
}

async function tlsOf({ caFile, certFile, keyFile, serverName }: NonNullable<TemporalConfig['tls']>) {
  const pair = certFile !== undefined && keyFile !== undefined && { certFile, keyFile };
  return {
    ...(serverName !== undefined && { serverNameOverride: serverName }),
    ...(caFile !== undefined && { serverRootCACertificate: await readFile(caFile) }),
    ...(pair && {
      clientCertPair: { crt: await readFile(pair.certFile), key: await readFile(pair.keyFile) },
    }),
  };
}

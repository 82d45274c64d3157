/** Who brought which bytes to the store, and how many of late. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../domain/act.ts';
import type { DocumentType } from '../domain/document.ts';
import { DocumentUpload, StoredDocument } from './document-entities.ts';

/** After the bytes are on the disk: a row without bytes would promise what is not there, bytes without a row harm nobody. */
export async function noteUpload(
  em: EntityManager,
  { sha256, bytes, type }: { sha256: string; bytes: number; type: DocumentType },
  { organisation, person }: Actor,
): Promise<void> {
  const at = new Date();
  const once = { onConflictAction: 'ignore' } as const;
  await em.upsert(StoredDocument, { sha256, bytes, type, storedAt: at }, once);
  await em.upsert(DocumentUpload, { organisation, sha256, person, bytes, uploadedAt: at }, once);
}

/** The bytes under a hash, if this organisation brought them itself. */
export async function broughtBy(
  em: EntityManager,
  organisation: string,
  sha256: string,
): Promise<StoredDocument | undefined> {
  if ((await em.count(DocumentUpload, { organisation, sha256 })) === 0) return undefined;
  return (await em.findOne(StoredDocument, { sha256 })) ?? undefined;
}

/** An envelope under a hash, if this organisation had brought it itself by a moment of the wall's. */
export async function envelopeBroughtBy(
  em: EntityManager,
  organisation: string,
  sha256: string,
  by: Date,
): Promise<StoredDocument | undefined> {
  if ((await em.count(DocumentUpload, { organisation, sha256, uploadedAt: { $lte: by } })) === 0) return undefined;
  return (await em.findOne(StoredDocument, { sha256, type: 'envelope' })) ?? undefined;
}

/** How much an organisation brought since a moment. What it brings twice counts once, as it is kept once. */
export async function bytesBroughtSince(em: EntityManager, organisation: string, since: Date): Promise<number> {
  const [row] = await em.execute<{ sum: string }[]>(
    'select coalesce(sum(bytes), 0) as sum from document_upload where organisation = ? and uploaded_at >= ?',
    [organisation, since],
  );
  return Number(row!.sum);
}

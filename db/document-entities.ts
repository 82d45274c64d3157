/** What PostgreSQL keeps of the bytes in the store: how many, of which type, and which organisations brought them. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { DocumentType } from '../domain/document.ts';

export const StoredDocument = defineEntity({
  name: 'StoredDocument',
  tableName: 'document',
  properties: {
    sha256: p.string().primary(),
    bytes: p.bigint('number'),
    type: p.string().$type<DocumentType>(),
    storedAt: p.datetime(),
  },
});

/** Who knows a hash does not have the bytes: a document is filed by an organisation that brought them. */
export const DocumentUpload = defineEntity({
  name: 'DocumentUpload',
  tableName: 'document_upload',
  properties: {
    organisation: p.string().primary(),
    sha256: p.string().primary(),
    person: p.string(),
    bytes: p.bigint('number'),
    uploadedAt: p.datetime(),
  },
  indexes: [{ properties: ['organisation', 'uploadedAt'] }],
});

export type StoredDocument = InferEntity<typeof StoredDocument>;

-- AlterEnum
ALTER TYPE "DictionaryState" ADD VALUE 'leaving';

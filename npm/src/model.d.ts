/** Where the weights of the attribution model lie. */
export const url: URL;
/** The weights of the attribution model. */
export function attributionModel(): Promise<ArrayBuffer | Uint8Array>;

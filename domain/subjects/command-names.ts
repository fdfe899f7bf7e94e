/** The name of a command's Update, of any kind of subject: `RegisterInVitas` → `registerInVitas`. */
export function updateName(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

/** The last part of a command's route: `RegisterInVitas` → `register-in-vitas`. */
export function routeName(type: string): string {
  return type.replaceAll(/(?!^)([A-Z])/g, '-$1').toLowerCase();
}

import { InProcessRunner } from '/work/wt/mutate/test/mutation/in-process-runner.ts';
const r = new InProcessRunner(); await r.init();
const names = process.argv.slice(2);
const x:any = await r.mutantRun({activeMutant:{id:'none'},testFilter:names.map(n=>n+'.test.ts: as a whole'),disableBail:true} as any);
console.log(x.status, x.nrOfTests, x.killedBy, x.failureMessage?.slice(0,600));

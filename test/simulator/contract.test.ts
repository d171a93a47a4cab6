import { contract } from './contract.js';
import { faultContract } from './fault-contract.js';
import { startInPage, startOnPort } from './stage.js';

contract('in the page', startInPage);
contract('on a port', startOnPort);
faultContract('in the page', startInPage);
faultContract('on a port', startOnPort);

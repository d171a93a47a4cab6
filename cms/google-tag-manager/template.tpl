___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Chat for Genesys Cloud Web Messaging",
  "categories": ["CHAT"],
  "brand": {
    "id": "genesys_chat",
    "displayName": "genesys-chat"
  },
  "description": "Puts a chat for your Messenger deployment on the page. Not affiliated with, nor endorsed by, Genesys.",
  "containerContexts": ["WEB"]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "deploymentId",
    "displayName": "Deployment id",
    "simpleValueType": true,
    "alwaysInSummary": true,
    "help": "Of your Messenger deployment. The host name of the page must be among its allowed domains.",
    "valueValidators": [
      { "type": "NON_EMPTY" },
      {
        "type": "REGEX",
        "args": ["^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"],
        "errorMessage": "A deployment id is a UUID."
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "environment",
    "displayName": "Environment",
    "simpleValueType": true,
    "alwaysInSummary": true,
    "help": "Your region: a code such as prod-euw2, or a domain such as euw2.pure.cloud.",
    "valueValidators": [
      { "type": "NON_EMPTY" },
      {
        "type": "REGEX",
        "args": ["^[a-zA-Z0-9][a-zA-Z0-9.-]{1,60}$"],
        "errorMessage": "A code such as prod-euw2, or a domain such as euw2.pure.cloud."
      }
    ]
  },
  {
    "type": "SELECT",
    "name": "position",
    "displayName": "Position",
    "macrosInSelect": false,
    "simpleValueType": true,
    "defaultValue": "bottom-end",
    "selectItems": [
      { "value": "bottom-end", "displayValue": "Where lines end" },
      { "value": "bottom-start", "displayValue": "Where lines begin" }
    ]
  },
  {
    "type": "SELECT",
    "name": "connectWhen",
    "displayName": "When to connect",
    "macrosInSelect": false,
    "simpleValueType": true,
    "defaultValue": "resume",
    "selectItems": [
      { "value": "resume", "displayValue": "When it is opened, and at once for visitors who chatted before" },
      { "value": "open", "displayValue": "Only when it is opened" }
    ]
  },
  {
    "type": "TEXT",
    "name": "heading",
    "displayName": "Heading",
    "simpleValueType": true,
    "help": "Empty: the one of the deployment."
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "more",
    "displayName": "Further attributes of the element",
    "simpleTableColumns": [
      {
        "type": "SELECT",
        "name": "name",
        "displayName": "Attribute",
        "defaultValue": "placeholder",
        "macrosInSelect": false,
        "selectItems": [
          { "value": "placeholder", "displayValue": "placeholder" },
          { "value": "color-scheme", "displayValue": "color-scheme" },
          { "value": "launcher", "displayValue": "launcher" },
          { "value": "storage", "displayValue": "storage" },
          { "value": "auto-start", "displayValue": "auto-start" },
          { "value": "no-attachments", "displayValue": "no-attachments" },
          { "value": "no-typing", "displayValue": "no-typing" },
          { "value": "no-markdown", "displayValue": "no-markdown" },
          { "value": "lang", "displayValue": "lang" }
        ],
        "isUnique": true
      },
      { "type": "TEXT", "name": "value", "displayName": "Value", "defaultValue": "" }
    ]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const encodeUriComponent = require('encodeUriComponent');
const injectScript = require('injectScript');
const makeString = require('makeString');

// One version, for this API cannot have the browser check a hash. Who wants that takes the Custom HTML tag.
const script = 'https://cdn.jsdelivr.net/npm/genesys-chat@0.1.0/dist/auto.min.js';

const query = [];
const add = (name, value) => {
  if (value === undefined || value === null || value === '' || value === false) return;
  query.push(encodeUriComponent(name) + '=' + encodeUriComponent(makeString(value)));
};

add('deployment-id', data.deploymentId);
add('environment', data.environment);
add('position', data.position);
add('connect-when', data.connectWhen);
add('heading', data.heading);
(data.more || []).forEach((row) => add(row.name, row.value));

if (!data.deploymentId || !data.environment) {
  data.gtmOnFailure();
} else {
  const url = script + '?' + query.join('&');
  // Its own address as the token: firing twice loads it once.
  injectScript(url, data.gtmOnSuccess, data.gtmOnFailure, url);
}


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "inject_script",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://cdn.jsdelivr.net/npm/genesys-chat@0.1.0/dist/auto.min.js*"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Loads the script with the deployment in its address
  code: |-
    mock('injectScript', (url, onSuccess, onFailure, token) => {
      assertThat(url).isEqualTo('https://cdn.jsdelivr.net/npm/genesys-chat@0.1.0/dist/auto.min.js?deployment-id=5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835&environment=prod-euw2&heading=A%20%26%20B');
      assertThat(token).isEqualTo(url);
      onSuccess();
    });
    runCode({
      deploymentId: '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835',
      environment: 'prod-euw2',
      heading: 'A & B'
    });
    assertApi('gtmOnSuccess').wasCalled();
- name: Fails without a deployment
  code: |-
    runCode({ environment: 'prod-euw2' });
    assertApi('injectScript').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();


___NOTES___

Not affiliated with, nor endorsed by, Genesys.

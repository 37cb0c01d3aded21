{if $message}
<p>{$message|escape}</p>
{else}
<p>Mail for the domain works when its DNS shows these records.</p>
<table class="table">
  <thead><tr><th>Name</th><th>Type</th><th>Value</th></tr></thead>
  <tbody>
  {foreach $records as $record}
    <tr><td>{$record.name|escape}</td><td>{$record.type|escape}</td><td style="word-break: break-all">{$record.value|escape}</td></tr>
  {/foreach}
  </tbody>
</table>
{/if}

{if $message}
<p>{$message|escape}</p>
{else}
<h3>Mailboxes</h3>
<table class="table">
  <thead><tr><th>Address</th><th>Name</th><th>Status</th><th>Used</th></tr></thead>
  <tbody>
  {foreach $mailboxes as $mailbox}
    <tr>
      <td>{$mailbox.address|escape}</td>
      <td>{$mailbox.display_name|escape}</td>
      <td>{$mailbox.status|escape}</td>
      <td>{($mailbox.used_bytes / 1048576)|string_format:"%.1f"} MB{if $mailbox.quota_bytes} of {($mailbox.quota_bytes / 1048576)|string_format:"%.0f"} MB{/if}</td>
    </tr>
  {foreachelse}
    <tr><td colspan="4">There are none yet.</td></tr>
  {/foreach}
  </tbody>
</table>
{if $aliases}
<h3>Aliases</h3>
<table class="table">
  <thead><tr><th>Address</th><th>Leads to</th></tr></thead>
  <tbody>
  {foreach $aliases as $alias}
    <tr><td>{$alias.address|escape}</td><td>{foreach $alias.targets as $target}{$target|escape}{if !$target@last}, {/if}{/foreach}</td></tr>
  {/foreach}
  </tbody>
</table>
{/if}
{/if}

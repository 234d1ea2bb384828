using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>The files of HAProxy (https://docs.haproxy.org/3.2/configuration.html).</summary>
internal static class ProxyFiles
{
    private const string ConfigFile = "haproxy.cfg";

    /// <summary>
    /// Leads every connection to the server that calls itself the primary, and cuts those to one that no longer does: clients connect again.
    /// Once the part of the answer is there that says so, nobody waits for more. Connections of subscribers may be silent for long.
    /// </summary>
    public static TextFile Configuration(SentinelGroup group) => new(ConfigFile, $$"""
        global
            nbthread 1
            maxconn 2000
            hard-stop-after 5s

        defaults
            mode tcp
            option clitcpka
            option srvtcpka
            timeout connect 2s
            timeout check 2s
            timeout client 24h
            timeout server 24h

        resolvers cluster
            parse-resolv-conf
            accepted_payload_size 8192
            hold valid 1s
            hold obsolete 1s

        frontend redis
            bind :{{RedisSpec.Tcp.Number}}
            default_backend primary

        backend primary
            option tcp-check
            tcp-check connect
            tcp-check send "AUTH ${REDIS_PASSWORD}\r\n"
            tcp-check expect string +OK
            tcp-check send "INFO replication\r\n"
            tcp-check expect min-recv 64 string role:master
            tcp-check send "QUIT\r\n"
            tcp-check expect string +OK
            default-server check inter 1s fall 2 rise 1 on-marked-down shutdown-sessions resolvers cluster init-addr none
        {{string.Join('\n', group.Hosts.Select(host => $"    server {host.Split('.')[0]} \"{host}${{CLUSTER_DOMAIN}}:{SentinelSpec.Server.Number}\""))}}

        """.ReplaceLineEndings("\n"));

    /// <summary>Completes the names of pods, as the pod's resolver would: HAProxy asks the name server itself, which knows full names only.</summary>
    public static TextFile Start(SentinelGroup group) => new(RedisWorkload.StartScript, $$"""
        set -eu
        {{RedisWorkload.KnowPassword(group.Spec)}}
        REDIS_PASSWORD=$password
        CLUSTER_DOMAIN=$(awk '$1 == "search" { for (i = 2; i <= NF; i++) if ($i ~ /^svc\./) { print substr($i, 4); exit } }' /etc/resolv.conf)
        export REDIS_PASSWORD CLUSTER_DOMAIN
        exec haproxy -db -f {{RedisWorkload.ConfigPath}}/{{ConfigFile}}

        """.ReplaceLineEndings("\n"));
}

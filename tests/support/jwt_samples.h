// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tokens of {"key":"user-key","exp":4102444800} that OpenSSL's command line signed, with the public
// keys that belong to them.
namespace gatehouse::test {

inline constexpr char rsaKey[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtIMHtbJxHLvMi4lI+ofd\n"
    "thnVWOmr/29gZiugkeyIV6FpQizTvKZ3kaSj9N1cj1yBt1sPPw4Lep4YC2nNzc/r\n"
    "QpHo+LYz40MJqiv+KI9gi6AzujrlZanJXMH0y9piz9ATpBaMUgvdDR6Zz87K+ldV\n"
    "usro8kOOfCeQqXfy65rhs9RwYMRT7tZ/2IL113woEMGwe7mW8IyenHNOhllhBDZ1\n"
    "j1nRND1oG2rb/+9QtrdEplfWs6tQ4e3s+SpQG+9qIQOmfcGOVHtE2uEGXTRhmk/R\n"
    "W5eHbsi2Xa9UMetciFqANVQl1JmT4Bw1Jepvw5J3ee1cTZeYkrYIwcngszfz6ER/\n"
    "cQIDAQAB\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr char p256Key[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzj6O9llXiQ+V0sxZV/vO+yIIPgCF\n"
    "oYrTyV4Ytz2QszwA34/hjSzNapcmPRUn6XjNgamDwrySmc2cvNmEi64AyQ==\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr char p384Key[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEZuw4vLnd1UNO/Fjr0RVBpQh+NkAoI5N0\n"
    "iWvexCryRfpi0bjjI2eaf9C/DOjkJna72B+3g2VrkgX7+259y7P1Q27IbrgrLAOG\n"
    "G+G/AOVE8w5iTCQyg+RwyfTcBDqQsEXv\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr char p521Key[] =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAzOyDI7mALZn+NDlJ8eJXh6u2rP/C\n"
    "tUNNzmmjOcE3qUuenhboKWmiT8VCwzBVnzdcE8Ul9f5rl6n+lO0rFwg6oWABAnNh\n"
    "SRVDfbw/7WJztITzfwLW0NpWoXqHood4ph7RZVK/Xl7AnkOK0LhwI9ueGwekNqCB\n"
    "OfeSZrmPTIHZp6ZAF0o=\n"
    "-----END PUBLIC KEY-----\n";
inline constexpr char edKey[] = "-----BEGIN PUBLIC KEY-----\n"
                                "MCowBQYDK2VwAyEAo5th0JCNtOE60ozBrmk25OucA68boNoJrdlq93Chktg=\n"
                                "-----END PUBLIC KEY-----\n";

struct SignedToken {
    const char *algorithm, *publicKey, *token;
};
inline constexpr SignedToken signedTokens[] = {
    {"RS256", rsaKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.CgF6p"
     "V841wb1yF1Qy5wTpXg75pjXmXJFkZ7Ek4Tcz0Ax9_2PPCPn93NN-adQ8fROaID_FLZnP2L8N4T4_sjpwdkRCmQjSxp"
     "WQ1R6lc8gYtpByfNXXM55CN6v30jWfUK4gfGWGhais_0nPUIA4AotrjeTIxu4175N25dO_D77mWJdwg4Yp0XNcdQcJ"
     "zJVOWbfnegxFM3NxWQDF7ojjFsU6RdJHEVVrldt-ilqNBpy0R-Hj_yEJvmWfa_8HdgOAP_fElDDK3soxOnBrmdBQqe"
     "-qP_yJHst9Sr5izD_D11FttDGKRn2I9xDB1uEjfNnlJ8MxSPR8vU257uER7wV_MnOPA"},
    {"RS384", rsaKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzM4NCJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.UeK-y"
     "-SpQBFrYKCgX3V3zd8MrzYo99uYTAeidZ-HzmbVZeewft2YuhxDcrA5W6zSCtbO3W7yutCfpcn6OpBhyTKOunV7JnH"
     "-ZGiytu_oY6MEIIgRNm4W_LtmUN4MrolK-u89NVWNVgtLq31eBGBHjnSkbWX2n8FxwIqzvcWFZMWm2mcCB9c7maK5r"
     "U5gwlmgZMFEGDhjKpml3LUNhDcOgYYejIXf9zYni46-a-S9ZLKZjefjLBVw1PXtCjgTPgA_jCPK2EZ1D1bhPz9VqMF"
     "MmquYpDe01IJfqQINpOwjiRUGrzwVX76N6c11lHmAhk0brMzhK87EbtoGruMRG81lmw"},
    {"RS512", rsaKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzUxMiJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.Xdq2t"
     "gFi4mN-dyTqtwNwrKjEWybNzcXqI2t235LxHMk36WOdD1WfxFx9bTfpYI-txKz-03MBmdD6WdVwaSxxcpEoV-bqCzT"
     "VQIOCuGfKNHA7zUKwKUNUrurruGAtkoac-ZWw8S5_SIPqSanXOzlJ2Ipo5ywKwZc1IWlfjZ9at_lCAxU4vsd-Iz_a1"
     "KTtneltdQYUPGHcd_GzDYquiw-8Q8TwdwehX0ye1RVMtVBNHzCh_mgIyTAm5h-RQ1GP1Vowcnj2vnjEDSj03xvIr4j"
     "9xr9dR6W4kmngfyyHW6Z6kzJPqG7i2CE749hhxuC2bBcT2sSihAQYNw7zIWbIMClyiA"},
    {"PS256", rsaKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJQUzI1NiJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.lerqZ"
     "WvoSGsOOaTWCVEf1q2hG4oU31ICdWDTxWI00xmYn7lKtDYEqkp_ogsGbdKoBnDENTPQ8T_8AWJ_7SYMM0Ya8l9tL68"
     "vl9FG_B3_MjqmMwfLpugYUYQWxrZ0m4IrpcrpbZBQfu3cSPvEw5O39efos7vqoQXHlPetlvGgwZJgrnoT1F3PixO5L"
     "UXnQH-ZUebAZaadThs8ZvouZqjz-uNjtTrLsXJfnazNi-8f_PGOUYgiL9qBp2ZQYuTCAabDD4gEKwdVEhM6nYYBPgs"
     "2En9hy28iHwsbPP4VqbIhaugPseerWDJL1On8vBoDj-9KoCfF2KRRGpc4KWlfB7dfAg"},
    {"PS384", rsaKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJQUzM4NCJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.VqALa"
     "F71hwvl7eOyxrz_-ETYFts6ykjMBFxk-wehFH9kdBaNiFe55CtQ0PaQBxkS6Lr0JljO5W__LpnEBSqls9PMGPRl2-E"
     "y8_JJZGiD3q-KAMP7IVZLC_ZgnybPRULk0G0la_LXd_PgDlhI3KPClt4buUx_CaUENrc_EOPUhVzWXqNn2MVIumVXb"
     "JkDImfl-AWemnakxtDQw85Qu5P-yN110eR39gdF8S_gaDYtGFpegMarFvN1WdKoZJISKT4diQv-mrV5VxaUJR_QCcK"
     "Xeaoo4va4QdWb8gplXhgtxkz9aGWrubUGHKu3xFmhxvSYymWkJeOufpx9iqGOHu56yw"},
    {"PS512", rsaKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJQUzUxMiJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.GC0ba"
     "vIVmCAv2pRJPAOep_EcLumqtNrK075LsCWNrarVBLehcvuFO5roC4OGI1msU1kFGymb09KVwg_lrQNHs6paRSlxpSo"
     "zrRa8lTlj99bIDdm2-6mFK1ChJLxxKI8cAUATte5aKp7a_5vWIuayXzzwyq4TfpkVXd_Tqs0buNpDOj0XIDkSdX8wM"
     "TIxImvlAQdmjvgLPi9hb7A2I16meAys2UlwWAELq9HCqgbri1G-mqkILqLDsK4wyL48Ctcy6irNIvEBKVZpuzG8NQN"
     "jG4v17IMMhkZH6LW28NF_5m2Z5xUN6U8TZJjq6qesetRjJ34pdEpIjXfKjUYxRZtjKA"},
    {"ES256", p256Key,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.6ygIo"
     "xJx-C_Tg3MldLRnqI1QV_o3wpPDv70L3vTxE0D5N2abwEEl2U2lndt0f4U8rqgrw3INrSJT4sjet_HRQg"},
    {"ES384", p384Key,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzM4NCJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.l5HI-"
     "UHfTagSO7GNZ5hrr34CB-1S6esSpE7uiFclZfm0ilQwJkubBYytqQlUgSlMcf1XgoI6pfoGbhopvJM2LiEYQBNxBaP"
     "w7TLF8PgyJ_2hKS6EESlGVjlVhp76jFvu"},
    {"ES512", p521Key,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzUxMiJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.Ab6Pu"
     "S4wrRARyeM-EWObldQYDzR_Wksl46TzeLJjF9XddIBx_Q2O60ZIB6affuaap1W4W_JLwhtfrSwaLUDchCK6APVlvLT"
     "n8UPgBy6_LQCLqoEctHB0zlcGJK9XPw8k4vX1cgfsbTJfti9RyvRwmJ-DZ5MKnefSzfDU3shXA0OGGj0m"},
    {"EdDSA", edKey,
     "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSJ9.eyJrZXkiOiJ1c2VyLWtleSIsImV4cCI6NDEwMjQ0NDgwMH0.uE8wG"
     "Vx4EWCKfUYIs0fG1_m74APlbLOMvoqXiuScLA34DEcoe68z8EXBUa0-LRSE_5XJB9AsCU4TOqSBnaHACA"},
};

} // namespace gatehouse::test

namespace TaskRunAdmin.Core.Model;

/// <summary>Names for runs that were given none: an adjective and an animal, <c>calm-otter</c> for one (contract 2.1).</summary>
public static class Slug
{
    private static readonly string[] Adjectives =
    [
        .. (
            "able agile airy amber ample apt arctic azure bold brave breezy brief bright brisk calm candid chief civil "
            + "clean clear clever cobalt coral cosmic cozy crisp curious daring dawn deep deft eager early earnest easy "
            + "fair fancy fast fine firm fleet fond frank free fresh gentle giant glad golden grand green handy happy "
            + "hardy hazel honest humble ideal indigo ivory jade jolly jovial keen kind large late lean light lively "
            + "loyal lucid lucky lunar mellow merry mighty mild misty modest neat nimble noble olive open opal patient "
            + "placid plain polar polite prime proud pure quick quiet rapid ready regal robust rosy royal rustic sage "
            + "sandy serene sharp shiny silent silver sleek smart snowy solar solid spry stable steady still stout sunny "
            + "super sure swift tame tidy topaz tranquil true upbeat urban valid velvet vivid warm wise witty young zesty"
        ).Split(' '),
    ];

    private static readonly string[] Animals =
    [
        .. (
            "adder alpaca ant antelope ape badger bat bear beaver bee beetle bison boar bobcat buffalo camel caribou cat "
            + "cheetah chinchilla cobra condor cougar coyote crab crane cricket crow deer dingo dolphin donkey dove dragonfly "
            + "duck eagle egret elk emu falcon ferret finch firefly flamingo fox frog gazelle gecko gibbon giraffe goat "
            + "goose gopher grouse gull hare hawk hedgehog heron hippo hornet horse hound ibex ibis iguana impala jackal "
            + "jaguar jay kestrel kiwi koala lark lemming lemur leopard lion lizard llama lobster lynx macaw magpie mantis "
            + "marlin marmot marten mole mongoose moose moth mouse mule newt nightingale ocelot octopus orca oriole osprey "
            + "ostrich otter owl ox panda panther parrot pelican penguin pheasant pigeon pika platypus pony puffin puma quail "
            + "rabbit raccoon raven reindeer robin salmon seal shark sheep shrew sloth snail sparrow spider squid stork swan "
            + "swift tapir teal tiger toad toucan trout turtle viper vole walrus wasp weasel whale wolf wombat wren yak zebra"
        ).Split(' '),
    ];

    /// <summary>A name picked at random. Not unique: names need not be.</summary>
    public static string Next() =>
        $"{Adjectives[Random.Shared.Next(Adjectives.Length)]}-{Animals[Random.Shared.Next(Animals.Length)]}";
}
